// Finds what stands beside each peer, and pairs the two.
#include "reports/analysis/peers.h"

#include "reports/analysis/common_rounds.h"

#include <tuple>

namespace lanebench {
namespace {

bool same_place(const CaseRecord& one, const CaseRecord& other) {
  const auto place = [](const CaseRecord& record) {
    return std::tie(record.device, record.mode, record.workers, record.worker_count);
  };
  return place(one) == place(other);
}

/// Our fastest case where the peer ran; one without times where none has any; null where none was
/// planned.
const Result* own_beside(const WorkloadSummary& group, const CaseRecord& peer) {
  const auto gain = [](const Result& result) { return result.speedup ? result.speedup->value : 0; };
  const Result* chosen = nullptr;
  for (const Result& result : group.results) {
    if (result.record.origin != Origin::kOwn || !same_place(result.record, peer)) continue;
    if (chosen == nullptr || gain(result) > gain(*chosen)) chosen = &result;
  }
  return chosen;
}

}  // namespace

std::vector<PeerRow> peer_rows(const Summary& summary) {
  std::vector<PeerRow> rows;
  for (const WorkloadSummary& group : summary.workloads) {
    if (!group.headline) continue;
    for (const Result& result : group.results) {
      if (result.record.origin == Origin::kOwn) continue;
      const Result* own = own_beside(group, result.record);
      PeerRow row{group.workload, group.size, group.aa_floor.value_or(0), gain_of(&result), gain_of(own), {}};
      if (own != nullptr) row.own_over_peer = speedup_over(result.samples, own->samples);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace lanebench
