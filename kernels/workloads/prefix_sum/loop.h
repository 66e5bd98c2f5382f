// The prefix sum, one element at a time, compiled without vectorization as `scalar` and with it, per target,
// as `autovec`.
#pragma once

#include "kernels/workloads/prefix_sum/rounds.h"

namespace lanebench::prefix_sum {

struct PlainSum {
  [[gnu::always_inline]] std::uint32_t operator()(const std::uint32_t* input, std::size_t n) const {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += input[i];
    return sum;
  }
};

struct PlainScan {
  [[gnu::always_inline]] void operator()(const std::uint32_t* input, std::uint32_t* output, std::size_t n,
                                         std::uint32_t carry, const std::uint32_t* /*next*/) const {
    for (std::size_t i = 0; i < n; ++i) {
      carry += input[i];
      output[i] = carry;
    }
  }
};

[[gnu::always_inline]] inline void loop(const PrefixSum& p, Team& team) {
  in_rounds(p, team, PlainSum(), PlainScan());
}

}  // namespace lanebench::prefix_sum
