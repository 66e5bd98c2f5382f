// The dot product with a running sum per logical lane, compiled without vectorization as `scalar` and with
// it, per target, as `autovec`.
#pragma once

#include "kernels/workloads/dot/dot.h"

namespace lanebench::dot {

[[gnu::always_inline]] inline void loop(const Dot& p, Team& team) {
  const Range share = team.share(p.blocks(), 1);
  for (std::size_t block = share.begin; block < share.end; ++block) {
    const double* x = p.x.data() + block * kBlock;
    const double* y = p.y.data() + block * kBlock;
    const std::size_t n = p.n - block * kBlock < kBlock ? p.n - block * kBlock : kBlock;
    alignas(64) double sums[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= n; i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += x[i + lane] * y[i + lane];
    }
    for (std::size_t lane = 0; i + lane < n; ++lane) sums[lane] += x[i + lane] * y[i + lane];
    p.sums[block] = tree_sum(sums, kLanes);
  }
  add_blocks(p, team);
}

}  // namespace lanebench::dot
