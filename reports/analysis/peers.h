// How our own code fares against a library, or another program, that does the same job.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/contrast.h"

namespace lanebench {

/// One peer (a library or a yardstick), and the fastest case of ours on as many workers, or in the same mode
/// of the GPU.
struct PeerRow {
  std::string workload;
  std::uint64_t size = 0;
  double aa_floor = 0;
  Gain peer;                              ///< Over one scalar worker.
  Gain own;                               ///< Likewise; without times of the peer, the first case planned.
  std::optional<Estimate> own_over_peer;  ///< Above 1: ours is faster. Paired over rounds.
};

/// One for each peer of each headline workload, in the order of the run.
std::vector<PeerRow> peer_rows(const Summary& summary);

}  // namespace lanebench
