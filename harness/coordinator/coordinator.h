// Runs a plan: a measuring child per workload, its events to disk, its failures to the case that caused them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/coordinator/journal.h"
#include "harness/plan/plan.h"

namespace lanebench {

/// How a run ended.
struct Outcome {
  bool interrupted = false;
  bool wrong = false;  ///< Some variant gave a wrong answer.
};

/// For each workload and size, how many rounds an earlier, interrupted run has already taken.
using FirstRounds = std::map<std::pair<std::string, std::uint64_t>, std::uint64_t>;

/// Measures every pending case of the plan. Never throws for what a variant does.
Outcome coordinate(std::vector<PlannedWorkload> planned, const RunOptions& options,
                   const FirstRounds& first_rounds, Journal& journal);

}  // namespace lanebench
