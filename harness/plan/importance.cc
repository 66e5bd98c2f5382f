// Ranks cases.
#include "harness/plan/importance.h"

#include <algorithm>
#include <map>
#include <string>

#include "reports/results/case_id.h"

namespace lanebench {

std::vector<CaseRecord> by_importance(std::vector<CaseRecord> cases) {
  std::map<std::string, std::string> widest;  // Of each lane: the first that runs here.
  std::uint64_t largest = 1;
  for (const CaseRecord& record : cases) {
    if (record.pending) widest.try_emplace(record.lanes, record.isa);
    largest = std::max(largest, record.worker_count.value_or(1));
  }
  const auto rank = [&](const CaseRecord& record) {
    if (is_baseline(record)) return 0;
    const std::uint64_t workers = record.worker_count.value_or(1);
    const bool chosen = widest[record.lanes] == record.isa && (workers == 1 || workers == largest);
    if (chosen && record.device == "cpu" && (record.lanes == "scalar" || record.lanes == "simd")) return 1;
    if (record.lanes == "autovec") return chosen && workers == 1 ? 2 : 4;
    return record.lanes == "scalar" || record.lanes == "simd" ? 4 : 3;
  };
  std::stable_sort(cases.begin(), cases.end(),
                   [&](const CaseRecord& one, const CaseRecord& other) { return rank(one) < rank(other); });
  return cases;
}

}  // namespace lanebench
