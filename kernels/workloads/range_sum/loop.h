// The plain sum, compiled without vectorization as `scalar` and with it, per target, as `autovec`.
#pragma once

#include "kernels/workloads/range_sum/jobs.h"

namespace lanebench::range_sum {

struct PlainSum {
  [[gnu::always_inline]] std::uint64_t operator()(const std::uint32_t* values, std::size_t n) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += values[i];
    return sum;
  }
};

[[gnu::always_inline]] inline void loop(const RangeSum& p, Team& team) {
  solve_jobs(p, team, PlainSum());
}

}  // namespace lanebench::range_sum
