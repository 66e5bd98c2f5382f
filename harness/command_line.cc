// Parses the command line and turns every error into one line and an exit code.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <map>
#include <utility>

#include "harness/build_info.h"
#include "harness/commands.h"
#include "harness/measure.h"
#include "harness/overheads/overheads.h"
#include "harness/protocol.h"
#include "kernels/device.h"

namespace lanebench {
namespace {

constexpr double kQuickBudget = 55;  // Seconds: leaves room in a minute for set-up and the report.
constexpr double kBudgetPerWorkload = 90;
constexpr double kYardsticksFactor = 6;  // Programs in slow languages: for as many rounds they need longer.

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

double parse_fraction(const std::string& text) {
  const auto [value, unit] = number_with_unit(text);
  const double fraction = unit == "%" ? value / 100 : value;
  if ((!unit.empty() && unit != "%") || !(fraction > 0 && fraction < 1)) {
    throw InputError(fmt::format("--precision must be between 0 and 100 %, such as 1%; got '{}'", text));
  }
  return fraction;
}

/// What `run` was given, as text.
struct RunArguments {
  RunOptions options;
  std::string size;
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
                "Sizes at which scalar code takes some 15 ms; a minute in all. The default when no workload, "
                "size, parameter or budget is given");
  run->add_option("--size", arguments.size, "Main parameter of each workload (see list)");
  run->add_option("--lanes", arguments.options.lanes, "Only these: scalar, autovec, simd, simd@AVX2, cuda, …")
      ->delimiter(',');
  run->add_option("--workers", arguments.options.workers, "Only these: serial, threads, processes")
      ->delimiter(',');
  run->add_option("--worker-counts", arguments.worker_counts,
                  "How many workers; the number of cores by default")
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
    options.size = parse_integer(arguments.size, "--size");
    if (options.size == 0) throw InputError("--size must be at least 1");
  }
  for (const std::string& count : arguments.worker_counts) {
    options.worker_counts.push_back(parse_integer(count, "--worker-counts"));
  }
  options.precision = parse_fraction(arguments.precision);
  options.seed = parse_integer(arguments.seed, "--seed");
  const bool nothing_asked =
      options.workloads.empty() && options.size == 0 && options.settings.empty() && arguments.budget.empty();
  if (nothing_asked) options.quick = true;
  const std::size_t workloads = options.workloads.empty() ? catalog.size() : options.workloads.size();
  options.budget_s = options.quick ? kQuickBudget : kBudgetPerWorkload * static_cast<double>(workloads);
  if (!options.yardsticks.empty()) options.budget_s *= kYardsticksFactor;
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
