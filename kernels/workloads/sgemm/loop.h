// The product row by row: each row of C is a sum of rows of B. Compiled without vectorization as `scalar` and
// with it, per target, as `autovec`.
#pragma once

#include "kernels/workloads/sgemm/sgemm.h"

namespace lanebench::sgemm {

[[gnu::always_inline]] inline void loop(const Sgemm& p, Team& team) {
  const Range share = team.share(p.n, 1);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    float* __restrict c = p.c.data() + i * p.n;
    for (std::size_t j = 0; j < p.n; ++j) c[j] = 0;
    for (std::size_t k = 0; k < p.n; ++k) {
      const float a = p.a[i * p.n + k];
      const float* __restrict b = p.b.data() + k * p.n;
      for (std::size_t j = 0; j < p.n; ++j) c[j] += a * b[j];
    }
  }
}

}  // namespace lanebench::sgemm
