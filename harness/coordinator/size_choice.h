// Sizes that a short budget has room for: where a workload's own is too large for it, its quick one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "harness/coordinator/trial.h"
#include "harness/plan/plan.h"

namespace lanebench {

/// What the cases that answer the main question cost at one size.
struct MainCost {
  double round_s = 0;
  double passes_s = 0;  ///< The fewest passes that give an interval, with set-up and checks.
};

/// From a trial of the baseline: teams share its work, and SIMD counts as plain code, since how much it gains
/// is what the run will tell.
MainCost main_cost(const Trial& trial, std::span<const CaseRecord> main_cases);

/// Tries the workloads of which nobody chose a size, and adds those to `options.reduced` for which the budget
/// is too short. Returns a line for each, with figures and how its own size is kept.
std::vector<std::string> reduce_sizes(const std::vector<PlannedWorkload>& planned, RunOptions& options);

}  // namespace lanebench
