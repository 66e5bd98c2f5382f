// `run`, `run --resume` and `report`: plan, measure, render.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "harness/commands/commands.h"
#include "harness/coordinator/coordinator.h"
#include "harness/coordinator/measured_machine.h"
#include "harness/machine/machine.h"
#include "reports/analysis/analysis.h"
#include "reports/render/advice.h"
#include "reports/report.h"
#include "reports/results/read_run.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

int measure_and_render(std::vector<PlannedWorkload> planned, const RunOptions& options,
                       const FirstRounds& first_rounds, Journal& journal,
                       const std::filesystem::path& folder) {
  const Outcome outcome = coordinate(std::move(planned), options, first_rounds, journal);
  render(folder);
  const Analysis analysis = analyse(read_run(folder));
  for (const Contrast& row : analysis.contrasts) {
    fmt::print("{}: {}\n", row.workload, advice(row, crossovers_of(analysis.size_sweeps, row.workload)));
  }
  fmt::print("{}\n{}\n", (folder / "report.md").string(), (folder / "report.html").string());
  if (outcome.interrupted) {
    fmt::print(stderr, "lanebench: interrupted; go on with: lanebench run --resume {}\n", folder.string());
    return kInterrupted;
  }
  return outcome.wrong ? kWrongAnswer : kSuccess;
}

// Seconds. A quick run's is for all workloads; most of them take their rounds sooner.
constexpr double kQuickBudget = 120;
constexpr double kBudgetPerHeadline = 90;
constexpr double kYardsticksFactor = 6;  // Programs in slow languages: for as many rounds they need longer.

double budget_for(const std::vector<PlannedWorkload>& planned, const RunOptions& options) {
  double shares = 0;
  for (const PlannedWorkload& entry : planned) shares += entry.share;
  const double seconds = options.quick ? kQuickBudget : kBudgetPerHeadline * shares;
  return options.yardsticks.empty() ? seconds : kYardsticksFactor * seconds;
}

}  // namespace

int run_command(const Catalog& catalog, RunOptions options, const std::optional<std::string>& out) {
  std::vector<PlannedWorkload> planned = plan(catalog, options);
  if (options.budget_s == 0) options.budget_s = budget_for(planned, options);
  if (options.full) {
    fmt::print(stderr, "lanebench: {} workloads and sizes, about {:.0f} min; Ctrl-C keeps what is done\n",
               planned.size(), std::ceil(options.budget_s / 60));
  }
  const std::string run_id =
      fmt::format("{:%Y%m%dT%H%M%SZ}-{}", fmt::gmtime(std::time(nullptr)), host_name());
  const std::filesystem::path folder =
      out ? std::filesystem::path(*out) : std::filesystem::path("results") / run_id;
  Journal journal = Journal::create(folder, run_id, options, describe_machine());
  journal.describe(measure_machine());
  for (const PlannedWorkload& workload : planned) {
    for (const CaseRecord& record : workload.cases) journal.append(record);
  }
  return measure_and_render(std::move(planned), options, {}, journal, folder);
}

int resume_command(const Catalog& catalog, const std::filesystem::path& folder) {
  const Run before = read_run(folder);
  RunOptions options;
  try {
    options = nlohmann::json::parse(before.options).get<RunOptions>();
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
  FirstRounds first_rounds;
  for (const Sample& sample : before.samples) {
    std::uint64_t& rounds = first_rounds[{sample.workload, sample.size}];
    rounds = std::max(rounds, sample.round + 1);
  }
  Journal journal = Journal::resume(folder, before.run_id);
  return measure_and_render(std::move(planned), options, first_rounds, journal, folder);
}

int report_command(const std::filesystem::path& folder) {
  render(folder);
  fmt::print("{}\n{}\n", (folder / "report.md").string(), (folder / "report.html").string());
  return kSuccess;
}

}  // namespace lanebench
