// The fastest case of some kinds of a workload: what roofline figures show.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "reports/analysis/summary.h"

namespace lanebench {

struct BestOfWorkload {
  std::string workload;
  /// A kind and its fastest case, in the order of the kinds asked for. The pointers are into the summary.
  std::vector<std::pair<std::string, const Result*>> best;
};

/// One for each headline workload.
std::vector<BestOfWorkload> best_of_workloads(const Summary& summary, std::span<const char* const> kinds);

}  // namespace lanebench
