// The histogram with one table, compiled without vectorization as `scalar` and with it, per target, as
// `autovec`.
#pragma once

#include "kernels/workloads/histogram/tables.h"

namespace lanebench::histogram {

struct PlainCount {
  [[gnu::always_inline]] void operator()(const std::uint8_t* bytes, std::size_t n,
                                         std::uint64_t* counts) const {
    for (std::size_t i = 0; i < n; ++i) ++counts[bytes[i]];
  }
};

[[gnu::always_inline]] inline void loop(const Histogram& p, Team& team) {
  in_tables(p, team, PlainCount());
}

}  // namespace lanebench::histogram
