// Chooses by median time.
#include "reports/figures/figure_best.h"

#include "reports/analysis/contrast.h"

namespace lanebench {

std::vector<BestOfWorkload> best_of_workloads(const Summary& summary, std::span<const char* const> kinds) {
  std::vector<BestOfWorkload> all;
  for (const WorkloadSummary& group : summary.workloads) {
    if (!group.headline) continue;
    BestOfWorkload one{group.workload, {}};
    for (const char* kind : kinds) {
      const Result* best = nullptr;
      for (const Result& result : group.results) {
        if (!result.ok() || !result.median_s || kind_of(result.record) != kind) continue;
        if (best == nullptr || result.median_s->value < best->median_s->value) best = &result;
      }
      if (best != nullptr) one.best.emplace_back(kind, best);
    }
    all.push_back(one);
  }
  return all;
}

}  // namespace lanebench
