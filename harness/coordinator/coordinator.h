// Runs a plan: a measuring child per workload, its events to disk, its failures to the case that caused them.
#pragma once

#include <vector>

#include "harness/coordinator/journal.h"
#include "harness/plan/plan.h"

namespace lanebench {

/// How a run ended.
struct Outcome {
  bool interrupted = false;
  bool wrong = false;  ///< Some variant gave a wrong answer.
};

/// Measures every pending case of the plan within `budget_s`, which is what the options' budget has left;
/// `earlier` are samples of an interrupted run that it goes on with. Never throws for what a variant does.
Outcome coordinate(std::vector<PlannedWorkload> planned, const RunOptions& options, double budget_s,
                   const std::vector<Sample>& earlier, Journal& journal);

}  // namespace lanebench
