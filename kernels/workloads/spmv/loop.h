// The plain loop over rows and their elements, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include "kernels/workloads/spmv/spmv.h"

namespace lanebench::spmv {

[[gnu::always_inline]] inline void loop(const Spmv& p, Team& team) {
  const Range share = p.share(team);
  const std::int32_t* __restrict row_begin = p.row_begin.data();
  const std::int32_t* __restrict column = p.column.data();
  const double* __restrict value = p.value.data();
  const double* __restrict x = p.x.data();
  double* __restrict y = p.y.data();
  for (std::size_t row = share.begin; row < share.end; ++row) {
    double sum = 0;
    for (std::int32_t i = row_begin[row]; i < row_begin[row + 1]; ++i) sum += value[i] * x[column[i]];
    y[row] = sum;
  }
}

}  // namespace lanebench::spmv
