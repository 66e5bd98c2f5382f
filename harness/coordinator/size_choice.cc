// Compares what a trial promises with a workload's share of the budget.
#include "harness/coordinator/size_choice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "harness/coordinator/progress.h"
#include "harness/plan/importance.h"
#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

/// Of a workload's share of the budget, for its trial. Six passes of the main cases take six to ten times as
/// long: one that is late leaves room for nothing else.
constexpr double kTrialShare = 0.1;

/// Whether a person set what the quick parameters would change.
bool is_set(const Workload& workload, const std::vector<std::string>& settings) {
  return std::ranges::any_of(settings, [&](const std::string& setting) {
    const std::string name = setting.substr(0, setting.find('='));
    return name == workload.size_parameter || workload.quick.contains(name);
  });
}

std::string why_too_long(const Trial& trial, const MainCost& cost, double limit_s) {
  if (trial.late) {
    return fmt::format("to set up, check and time plain code alone takes more than {}", roughly(limit_s));
  }
  return fmt::format("a round of plain code and SIMD takes some {}, and six passes {}", roughly(cost.round_s),
                     roughly(cost.passes_s));
}

std::string line_for(const PlannedWorkload& planned, const std::string& why, double share_s, bool alone) {
  std::vector<std::string> quick;
  for (const auto& [name, value] : planned.workload->quick) quick.push_back(name + "=" + value);
  const std::string size = alone ? fmt::format("--size {} or ", planned.size) : "";
  return fmt::format(
      "{}: its own size is too large for {} of the budget: {}. Measured with {} instead; {}a larger "
      "--budget keeps it",
      planned.workload->name, roughly(share_s), why, fmt::join(quick, " "), size);
}

}  // namespace

MainCost main_cost(const Trial& trial, std::span<const CaseRecord> main_cases) {
  double solutions_s = 0;
  for (const CaseRecord& record : main_cases) {
    solutions_s += trial.solution_s / static_cast<double>(record.worker_count.value_or(1));
  }
  const double verification_s = std::max(0.0, trial.check_s - trial.solution_s);
  // Before the first round each case is checked and calibrated; after the last one it is checked on two
  // solutions. The baseline has a twin.
  const double checks_s = 2 * static_cast<double>(main_cases.size()) * verification_s + 4 * solutions_s;
  const double round_s = solutions_s + trial.solution_s;
  return {round_s, static_cast<double>(kFewestPasses) * (trial.setup_s + round_s) + checks_s};
}

std::vector<std::string> reduce_sizes(const std::vector<PlannedWorkload>& planned, RunOptions& options) {
  double shares = 0;
  for (const PlannedWorkload& entry : planned) shares += entry.share();
  const double share_s = options.budget_s / shares;
  const double limit_s = kTrialShare * share_s;
  const auto headlines = std::ranges::count(planned, true, &PlannedWorkload::headline);
  std::vector<std::string> lines;
  for (const PlannedWorkload& entry : planned) {
    if (!entry.headline || entry.workload->quick.empty() || is_set(*entry.workload, options.settings))
      continue;
    show_progress(fmt::format("trying what {} costs at its own size", entry.workload->name));
    const Trial trial = try_baseline(entry, options.seed, limit_s);
    const MainCost cost = main_cost(trial, main_cases(entry.cases));
    if (!trial.late && cost.passes_s <= share_s) continue;
    options.reduced.push_back(entry.workload->name);
    lines.push_back(line_for(entry, why_too_long(trial, cost, limit_s), share_s, headlines == 1));
  }
  show_progress("");
  return lines;
}

}  // namespace lanebench
