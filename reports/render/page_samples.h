// The samples of a run as a page carries them, for the pictures that a click on a number shows.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/summary.h"

namespace lanebench {

struct PageSamples {
  std::vector<std::string> case_ids{};  ///< A case's place among these is its number in `json`.
  /// {"jobs": [{"name", "floor", "passes": [0, 0, 1, …], "every": 1}],
  ///  "cases": [{"id", "job": 0, "seconds": 0.00123, "samples": [998, null, …], "flags": "0201…"}]}
  ///
  /// A job has a pass for each of its rounds; where "every" is more than 1, for every so-manieth of them. Its
  /// A/A floor is null where it is unknown. A case has a sample for each of these rounds, in thousandths of
  /// "seconds" (its median), and a flag: 1 disturbed, 2 preempted, 4 stolen, or a sum of them; "flags" is
  /// left out where all are 0. Safe inside a script element.
  std::string json = "{}";
};

/// Of the cases with times of every workload at its largest size.
PageSamples page_samples(const Summary& summary);

}  // namespace lanebench
