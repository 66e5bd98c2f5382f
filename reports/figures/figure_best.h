// The fastest case of each kind of a workload: what roofline figures show.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "reports/analysis/summary.h"

namespace lanebench {

struct BestOfWorkload {
  std::string workload;
  /// A kind that figures have a look for, and its fastest case; in the order of known_kinds. The pointers are
  /// into the summary.
  std::vector<std::pair<std::string, const Result*>> best;
};

/// One for each headline workload.
std::vector<BestOfWorkload> best_of_workloads(const Summary& summary);

}  // namespace lanebench
