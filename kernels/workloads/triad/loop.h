// The plain triad loop, compiled without vectorization as `scalar` and with it, per target, as `autovec`.
#pragma once

#include "kernels/workloads/triad/triad.h"

namespace lanebench::triad {

[[gnu::always_inline]] inline void loop(const Triad& p, Team& team) {
  const Range share = team.share(p.n);
  double* __restrict a = p.a.data();
  const double* __restrict b = p.b.data();
  const double* __restrict c = p.c.data();
  const double s = p.s;
  for (std::size_t i = share.begin; i < share.end; ++i) a[i] = b[i] + s * c[i];
}

}  // namespace lanebench::triad
