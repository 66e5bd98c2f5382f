// The plain row-match loop, compiled without vectorization as `scalar` and with it, per target, as `autovec`.
#pragma once

#include "kernels/workloads/row_match/row_match.h"

namespace lanebench::row_match {

// Eight compare-and-branch pairs per step: an untaken branch is cheap (two per cycle on recent cores), while
// collecting eight results before one branch needs a flag-to-register move each (measured: half the speed).
[[gnu::always_inline]] inline bool occurs(const RowMatch& p, std::size_t i) {
  static_assert(RowMatch::kPadding % 8 == 0);
  const std::uint32_t* keys = p.b.keys.data();
  const std::uint32_t key = p.a.keys[i];
  for (std::size_t j = 0; j < p.rows; j += 8) {
    const std::uint32_t* k = keys + j;
    if (k[0] == key || k[1] == key || k[2] == key || k[3] == key ||  //
        k[4] == key || k[5] == key || k[6] == key || k[7] == key) {
      for (std::size_t u = 0; u < 8; ++u) {
        if (k[u] == key && confirmed(p, i, j + u)) return true;
      }
    }
  }
  return false;
}

[[gnu::always_inline]] inline void loop(const RowMatch& p, Team& team) {
  // Rows stop at different places, so they are dealt out; 64 of them are one cache line of the output.
  constexpr std::size_t kGrain = 64;
  for (Range rows = team.next(p.rows, kGrain); !rows.empty(); rows = team.next(p.rows, kGrain)) {
    for (std::size_t i = rows.begin; i < rows.end; ++i) p.out[i] = occurs(p, i) ? 1 : 0;
  }
}

}  // namespace lanebench::row_match
