// `run` and `run --resume`: plan, measure, render.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "harness/commands/commands.h"
#include "harness/commands/option_values.h"
#include "harness/commands/terminal.h"
#include "harness/coordinator/coordinator.h"
#include "harness/coordinator/measured_machine.h"
#include "harness/coordinator/progress.h"
#include "harness/coordinator/size_choice.h"
#include "harness/machine/machine.h"
#include "harness/machine/placement.h"
#include "harness/plan/plan.h"
#include "harness/plan/sizes.h"
#include "reports/report.h"
#include "reports/results/read_run.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

using Clock = std::chrono::steady_clock;

/// What the budget leaves for measuring, of a command that began at `start`. Measuring the machine, once
/// after each boot, may take longer than a short budget: half of it remains.
double left_for_measuring(double budget_s, Clock::time_point start) {
  constexpr double kRendering = 1;  // Seconds: 24 workloads at four sizes take 0.7.
  const double spent_s = std::chrono::duration<double>(Clock::now() - start).count();
  return std::max(budget_s / 2, budget_s - spent_s - kRendering);
}

int measure_and_render(std::vector<PlannedWorkload> planned, const RunOptions& options,
                       const std::vector<Sample>& earlier, Journal& journal,
                       const std::filesystem::path& folder, Clock::time_point start) {
  const double budget_s = left_for_measuring(options.budget_s, start);
  const Outcome outcome = coordinate(std::move(planned), options, budget_s, earlier, journal);
  render(folder);
  print_first_screen(folder);
  fmt::print("{}\n{}\n", (folder / "report.md").string(), (folder / "report.html").string());
  if (outcome.interrupted) {
    say(fmt::format("interrupted; go on with: lanebench run --resume {}", folder.string()));
    return kInterrupted;
  }
  return outcome.wrong ? kWrongAnswer : kSuccess;
}

// Seconds. A quick run's is for all workloads; most of them take their rounds sooner.
constexpr double kQuickBudget = 120;
constexpr double kBudgetPerHeadline = 90;
constexpr double kYardsticksFactor = 6;  // Programs in slow languages: for as many rounds they need longer.

void say_why_fewer_workers(const RunOptions& options) {
  const Placement& placement = machine_placement();
  const std::vector<std::uint64_t>& asked = options.worker_counts;
  if (placement.why_fewer().empty()) return;
  if (asked.empty()) {
    say(fmt::format("{}; the largest team by default has {}", placement.why_fewer(), placement.at_once()));
  } else if (std::ranges::max(asked) > placement.at_once()) {
    say(fmt::format("{}; larger teams wait, and are flagged `steal`", placement.why_fewer()));
  }
}

/// What full sizes take, without yardsticks.
double ample_budget(const std::vector<PlannedWorkload>& planned) {
  double shares = 0;
  for (const PlannedWorkload& entry : planned) shares += entry.share();
  return kBudgetPerHeadline * shares;
}

double default_budget(const std::vector<PlannedWorkload>& planned, const RunOptions& options) {
  const double seconds = options.quick ? kQuickBudget : ample_budget(planned);
  return options.yardsticks.empty() ? seconds : kYardsticksFactor * seconds;
}

void say_how_long(const std::vector<PlannedWorkload>& planned, const RunOptions& options) {
  if (!options.full && !options.until_precise) return;
  const std::string end = options.until_precise ? fmt::format(" for the first passes, and on until ±{:.3g} %",
                                                              100 * options.precision)
                                                : "";
  say(fmt::format("{} workloads and sizes, about {}{}; Ctrl-C keeps what is done", planned.size(),
                  roughly(options.budget_s), end));
}

/// The plan, and the options that make it again. A budget that a person chose may be too short for a size
/// that nobody chose.
std::vector<PlannedWorkload> plan_for_budget(const Catalog& catalog, RunOptions& options) {
  std::vector<PlannedWorkload> planned = plan(catalog, options);
  if (options.budget_s == 0) options.budget_s = default_budget(planned, options);
  if (options.quick || !options.sizes.empty() || options.budget_s >= ample_budget(planned)) return planned;
  const std::vector<std::string> lines = reduce_sizes(planned, options);
  for (const std::string& line : lines) say(line);
  return lines.empty() ? planned : plan(catalog, options);
}

int run(const Catalog& catalog, RunOptions options, const std::optional<std::string>& out, bool remeasure) {
  const auto start = Clock::now();
  std::vector<PlannedWorkload> planned = plan_for_budget(catalog, options);
  say_why_fewer_workers(options);
  say_how_long(planned, options);
  const std::string run_id =
      fmt::format("{:%Y%m%dT%H%M%SZ}-{}", fmt::gmtime(std::time(nullptr)), host_name());
  const std::filesystem::path folder =
      out ? std::filesystem::path(*out) : std::filesystem::path("results") / run_id;
  const nlohmann::json machine = describe_machine();
  Journal journal = Journal::create(folder, run_id, to_json(options), machine);
  journal.describe(with_figures(machine, remeasure));
  for (const PlannedWorkload& workload : planned) {
    for (const CaseRecord& record : workload.cases) journal.append(record);
  }
  return measure_and_render(std::move(planned), options, {}, journal, folder, start);
}

int resume(const Catalog& catalog, const std::filesystem::path& folder) {
  const auto start = Clock::now();
  const Run before = read_run(folder);
  RunOptions options;
  try {
    options = options_from_json(nlohmann::json::parse(before.options));
  } catch (const nlohmann::json::exception& error) {
    throw ResultsError(
        fmt::format("{}:1: options of another program: {}", (folder / "cases.jsonl").string(), error.what()));
  }
  std::vector<PlannedWorkload> planned = plan(catalog, options);
  for (PlannedWorkload& workload : planned) {
    for (CaseRecord& record : workload.cases) {
      const auto earlier = std::ranges::find_if(before.cases, [&](const CaseRecord& other) {
        return other.case_id == record.case_id && other.size == record.size;
      });
      if (earlier == before.cases.end()) continue;
      record = *earlier;
      if (record.stop_reason == "interrupted") record.stop_reason.clear();
    }
  }
  Journal journal = Journal::resume(folder, before.run_id);
  return measure_and_render(std::move(planned), options, before.samples, journal, folder, start);
}

/// What `run` was given, as text where it needs parsing.
struct Arguments {
  RunOptions options;
  std::string size;
  std::string sizes;
  std::vector<std::string> worker_counts;
  std::string budget;
  std::string precision = "1%";
  std::string until;
  std::string seed = "1";
  std::optional<std::string> out;
  std::optional<std::string> resume;
  bool remeasure = false;
};

/// A budget of 0 stands for one that depends on what is planned.
RunOptions parsed(const Arguments& arguments) {
  RunOptions options = arguments.options;
  if (!arguments.size.empty()) {
    options.sizes = {parse_integer(arguments.size, "--size")};
    if (options.sizes.front() == 0) throw InputError("--size must be at least 1");
  }
  if (!arguments.sizes.empty()) options.sizes = parse_sizes(arguments.sizes);
  for (const std::string& count : arguments.worker_counts) {
    options.worker_counts.push_back(parse_integer(count, "--worker-counts"));
  }
  options.until_precise = !arguments.until.empty();
  options.precision = options.until_precise ? parse_fraction(arguments.until, "--until")
                                            : parse_fraction(arguments.precision, "--precision");
  options.seed = parse_integer(arguments.seed, "--seed");
  const bool nothing_asked = options.workloads.empty() && options.sizes.empty() && options.settings.empty() &&
                             arguments.budget.empty() && !options.until_precise && !options.full;
  if (nothing_asked) options.quick = true;
  if (!arguments.budget.empty()) options.budget_s = parse_duration(arguments.budget, "--budget");
  return options;
}

void add_choices(CLI::App& run, Arguments& arguments) {
  run.add_option("WORKLOAD", arguments.options.workloads, "Workloads to measure; all when none is named");
  run.add_flag(
      "--quick", arguments.options.quick,
      "Sizes at which scalar code takes some 15 ms, and three smaller ones; two minutes at most. The "
      "default when no workload, size, parameter, budget or --until is given");
  run.add_flag("--full", arguments.options.full,
               "Full sizes and a sweep over the four decades below them; says how long it will take, and "
               "after each pass what is still wide")
      ->excludes("--quick");
  run.add_option("--size", arguments.size, "Main parameter of each workload (see list)");
  run.add_option("--sizes", arguments.sizes, "Several sizes: 1e3,1e5 or 1e3..1e8; the largest in full")
      ->excludes("--size");
  run.add_option("--lanes", arguments.options.lanes, "Only these: scalar, autovec, simd, simd@AVX2, cuda, …")
      ->delimiter(',');
  run.add_option("--workers", arguments.options.workers, "Only these: serial, threads, processes")
      ->delimiter(',');
  run.add_option("--worker-counts", arguments.worker_counts,
                 "How many workers; powers of two up to the cores, and the cores, by default")
      ->delimiter(',');
  run.add_option("--set", arguments.options.settings, "Set a parameter: key=value (repeatable)")
      ->allow_extra_args(false);
  run.add_option("--yardsticks", arguments.options.yardsticks,
                 "Programs to time beside ours: 'python', or the path of a manifest (slow; see yardsticks/)")
      ->delimiter(',');
}

void add_manner(CLI::App& run, Arguments& arguments) {
  CLI::Option* budget =
      run.add_option("--budget", arguments.budget,
                     "Time for the whole run, such as 60s or 5m; where it is too short for a workload's own "
                     "size, the run says so and takes the one of --quick");
  CLI::Option* precision =
      run.add_option("--precision", arguments.precision, "Stop when every interval is this narrow")
          ->capture_default_str();
  run.add_option("--until", arguments.until,
                 "Go on, however long it takes, until every interval at the main sizes is this narrow: 2%")
      ->excludes(budget)
      ->excludes(precision);
  run.add_option("--seed", arguments.seed, "Seed of the order of cases")->capture_default_str();
  run.add_option("--out", arguments.out, "Folder for the results; results/<time>-<host> by default");
  run.add_option("--resume", arguments.resume, "Go on with the interrupted run in this folder")
      ->excludes("--out");
  run.add_flag("--remeasure", arguments.remeasure,
               "Measure the machine's overheads and ceilings anew; otherwise once after each boot")
      ->excludes("--resume");
}

}  // namespace

Command add_run(CLI::App& program, const Catalog& catalog) {
  CLI::App* options = program.add_subcommand("run", "Measure and report");
  const auto arguments = std::make_shared<Arguments>();
  add_choices(*options, *arguments);
  add_manner(*options, *arguments);
  return {options, [&catalog, arguments] {
            if (arguments->resume) return resume(catalog, *arguments->resume);
            return run(catalog, parsed(*arguments), arguments->out, arguments->remeasure);
          }};
}

}  // namespace lanebench
