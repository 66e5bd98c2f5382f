// Parses the command line and turns every error into one line and an exit code.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <map>
#include <utility>

#include "harness/child/measure.h"
#include "harness/commands/commands.h"
#include "harness/machine/build_info.h"
#include "harness/overheads/overheads.h"
#include "harness/plan/sizes.h"
#include "harness/protocol/protocol.h"
#include "kernels/contract/device.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

/// A number and the unit behind it; NaN when the text does not begin with a number.
std::pair<double, std::string> number_with_unit(const std::string& text) {
  try {
    std::size_t end = 0;
    const double value = std::stod(text, &end);
    return {value, text.substr(end)};
  } catch (const std::exception&) {
    return {std::nan(""), ""};
  }
}

double parse_duration(const std::string& text) {
  static const std::map<std::string, double> kUnits = {
      {"", 1}, {"s", 1}, {"ms", 1e-3}, {"m", 60}, {"h", 3600}};
  const auto [value, unit] = number_with_unit(text);
  const auto scale = kUnits.find(unit);
  if (scale == kUnits.end() || !(value > 0) || !std::isfinite(value)) {
    throw InputError(fmt::format("--budget must be a time above 0 such as 60s or 5m; got '{}'", text));
  }
  return value * scale->second;
}

double parse_fraction(const std::string& text, const char* option) {
  const auto [value, unit] = number_with_unit(text);
  const double fraction = unit == "%" ? value / 100 : value;
  if ((!unit.empty() && unit != "%") || !(fraction > 0 && fraction < 1)) {
    throw InputError(fmt::format("{} must be between 0 and 100 %, such as 1%; got '{}'", option, text));
  }
  return fraction;
}

/// What `compare` was given, as text.
struct CompareArguments {
  std::vector<std::string> sides;
  std::string threshold = "3%";
  std::string format = "terminal";
};

CLI::App* add_compare(CLI::App& app, CompareArguments& arguments) {
  CLI::App* compare = app.add_subcommand(
      "compare",
      "Runs side by side: what is slower, what is faster, and how sure that is. Exit code 0: no regression, "
      "1: regression, 2: bad input or nothing to compare, 3: wrong answers");
  compare
      ->add_option("SIDES", arguments.sides,
                   "A B [C…]: results folders or Google Benchmark JSON files; the first is the base. Several "
                   "runs of one side are joined by commas, and 5 or more make its verdicts certain")
      ->required();
  compare
      ->add_option("--threshold", arguments.threshold,
                   "Differences up to this, or up to the machine's own A/A floor, are none")
      ->capture_default_str();
  compare->add_option("--format", arguments.format, "For a terminal, or md, csv, json")
      ->check(CLI::IsMember({"terminal", "md", "csv", "json"}))
      ->capture_default_str();
  return compare;
}

/// What `run` was given, as text.
struct RunArguments {
  RunOptions options;
  std::string size;
  std::string sizes;
  std::vector<std::string> worker_counts;
  std::string budget;
  std::string precision = "1%";
  std::string seed = "1";
  std::optional<std::string> out;
  std::optional<std::string> resume;
};

void add_run(CLI::App& app, RunArguments& arguments) {
  CLI::App* run = app.add_subcommand("run", "Measure and report");
  run->add_option("WORKLOAD", arguments.options.workloads, "Workloads to measure; all when none is named");
  run->add_flag("--quick", arguments.options.quick,
                "Sizes at which scalar code takes some 15 ms, and three smaller ones; a minute in all. The "
                "default when no workload, size, parameter or budget is given");
  run->add_flag("--full", arguments.options.full,
                "Full sizes and a sweep over the four decades below them; says how long it will take")
      ->excludes("--quick");
  run->add_option("--size", arguments.size, "Main parameter of each workload (see list)");
  run->add_option("--sizes", arguments.sizes, "Several sizes: 1e3,1e5 or 1e3..1e8; the largest in full")
      ->excludes("--size");
  run->add_option("--lanes", arguments.options.lanes, "Only these: scalar, autovec, simd, simd@AVX2, cuda, …")
      ->delimiter(',');
  run->add_option("--workers", arguments.options.workers, "Only these: serial, threads, processes")
      ->delimiter(',');
  run->add_option("--worker-counts", arguments.worker_counts,
                  "How many workers; powers of two up to the cores, and the cores, by default")
      ->delimiter(',');
  run->add_option("--set", arguments.options.settings, "Set a parameter: key=value (repeatable)")
      ->allow_extra_args(false);
  run->add_option("--yardsticks", arguments.options.yardsticks,
                  "Programs to time beside ours: 'python', or the path of a manifest (slow; see yardsticks/)")
      ->delimiter(',');
  run->add_option("--budget", arguments.budget, "Time for the whole run, such as 60s or 5m");
  run->add_option("--precision", arguments.precision, "Stop when every interval is this narrow")
      ->capture_default_str();
  run->add_option("--seed", arguments.seed, "Seed of the order of cases")->capture_default_str();
  run->add_option("--out", arguments.out, "Folder for the results; results/<time>-<host> by default");
  run->add_option("--resume", arguments.resume, "Go on with the interrupted run in this folder")
      ->excludes("--out");
}

int start_run(const Catalog& catalog, RunArguments arguments) {
  if (arguments.resume) return resume_command(catalog, *arguments.resume);
  RunOptions& options = arguments.options;
  if (!arguments.size.empty()) {
    options.sizes = {parse_integer(arguments.size, "--size")};
    if (options.sizes.front() == 0) throw InputError("--size must be at least 1");
  }
  if (!arguments.sizes.empty()) options.sizes = parse_sizes(arguments.sizes);
  for (const std::string& count : arguments.worker_counts) {
    options.worker_counts.push_back(parse_integer(count, "--worker-counts"));
  }
  options.precision = parse_fraction(arguments.precision, "--precision");
  options.seed = parse_integer(arguments.seed, "--seed");
  const bool nothing_asked = options.workloads.empty() && options.sizes.empty() && options.settings.empty() &&
                             arguments.budget.empty() && !options.full;
  if (nothing_asked) options.quick = true;
  if (!arguments.budget.empty()) options.budget_s = parse_duration(arguments.budget);
  return run_command(catalog, options, arguments.out);
}

int dispatch(int argc, char** argv, const Catalog& catalog) {
  CLI::App app("What pays for a job on this machine: wider lanes, more threads, more processes, or a GPU?",
               "lanebench");
  app.set_version_flag("--version", build_info::kVersion);
  app.require_subcommand(1);

  CLI::App* list = app.add_subcommand("list", "Workloads and variants, and why one is unavailable here");
  bool list_json = false;
  list->add_flag("--json", list_json, "As JSON");

  RunArguments run;
  add_run(app, run);

  CLI::App* solve = app.add_subcommand("solve", "Solve a workload once; print the answer and the time");
  std::string workload;
  std::vector<std::string> settings;
  std::string case_id;
  solve->add_option("WORKLOAD", workload, "Which workload")->required();
  solve->add_option("--set", settings, "Set a parameter: key=value (repeatable)")->allow_extra_args(false);
  solve->add_option("--case", case_id,
                    "Which case, such as triad/simd@AVX2/threads:2; the widest SIMD on all cores by "
                    "default");

  CLI::App* report = app.add_subcommand("report", "Render a run's reports again from its saved samples");
  std::string folder;
  report->add_option("DIR", folder, "Results folder")->required();

  CompareArguments comparison;
  const CLI::App* compare = add_compare(app, comparison);

  CLI::App* machine = app.add_subcommand(
      "machine", "Topology, build, measured overheads and ceilings of this machine, as JSON");

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);  // --help and --version
  } catch (const CLI::ParseError& error) {
    throw InputError(fmt::format("{} (see lanebench --help)", error.what()));
  }
  if (list->parsed()) return list_command(catalog, list_json);
  if (solve->parsed()) return solve_command(catalog, workload, settings, case_id);
  if (report->parsed()) return report_command(folder);
  if (compare->parsed()) {
    return compare_command(comparison.sides, parse_fraction(comparison.threshold, "--threshold"),
                           comparison.format);
  }
  if (machine->parsed()) return machine_command();
  return start_run(catalog, run);
}

}  // namespace

int run_command_line(int argc, char** argv, const Catalog& catalog) {
  if (argc == 2 && argv[1] == std::string(kChildCommand)) return measuring_child(catalog);
  if (argc == 2 && argv[1] == std::string(kOverheadsCommand)) return overheads_child();
  try {
    return dispatch(argc, argv, catalog);
  } catch (const InputError& error) {
    fmt::print(stderr, "lanebench: {}\n", error.what());
    return kBadInput;
  } catch (const ResultsError& error) {
    fmt::print(stderr, "lanebench: {}\n", error.what());
    return kBadInput;
  } catch (const Unavailable& error) {
    fmt::print(stderr, "lanebench: this case cannot run here: {}\n", error.what());
    return kBadInput;
  }
}

}  // namespace lanebench
