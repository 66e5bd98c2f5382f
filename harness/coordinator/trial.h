// What plain code costs at a workload's size: tried before a run whose budget may be too short for it.
#pragma once

#include <cstdint>

#include "harness/plan/plan.h"

namespace lanebench {

/// What the baseline took. All is 0 where it failed, which the run itself will put into words.
struct Trial {
  bool late = false;      ///< It was not set up, solved, checked and timed in time.
  double setup_s = 0;     ///< Process, memory, inputs.
  double check_s = 0;     ///< One solution and its check.
  double solution_s = 0;  ///< One solution, timed.
};

/// Starts a measuring child with the baseline alone, and ends it after its first sample or `limit_s`.
Trial try_baseline(const PlannedWorkload& planned, std::uint64_t seed, double limit_s);

}  // namespace lanebench
