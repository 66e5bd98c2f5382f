// The plain loop over planes, rows and points, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include "kernels/workloads/stencil/stencil.h"

namespace lanebench::stencil {

[[gnu::always_inline]] inline void loop(const Stencil& p, Team& team) {
  const auto n = static_cast<std::ptrdiff_t>(p.n);
  const std::size_t row = p.layout.pitch;
  const std::size_t plane = p.layout.plane();
  const Range share = team.share(p.n, 1);
  for (std::size_t step = 0; step < p.steps; ++step) {
    for (std::size_t z = share.begin; z < share.end; ++z) {
      for (std::ptrdiff_t y = 0; y < n; ++y) {
        const std::size_t begin = p.layout.row(y, static_cast<std::ptrdiff_t>(z));
        const double* __restrict from = p.before(step) + begin;
        double* __restrict to = p.after(step) + begin;
        for (std::ptrdiff_t x = 0; x < n; ++x) {
          const double* at = from + x;
          to[x] = updated(*at, at[-1], at[1], *(at - row), at[row], *(at - plane), at[plane]);
        }
      }
    }
    team.barrier();
  }
}

}  // namespace lanebench::stencil
