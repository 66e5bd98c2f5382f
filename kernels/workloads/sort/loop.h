// Radix sort from the least digit (Knuth, "The Art of Computer Programming", volume 3, section 5.2.5),
// compiled without vectorization as `scalar` and with it, per target, as `autovec`, as far as a compiler can:
// counters and scattered stores depend on the keys.
#pragma once

#include <algorithm>
#include <array>

#include "kernels/workloads/sort/sort.h"

namespace lanebench::sort {

/// Moves the keys to where their digit says; keys of one digit stay in order. Workers count the digits of
/// their shares, which tells where each one's keys of each digit begin.
[[gnu::always_inline]] inline void pass(const Sort& p, Team& team, const std::uint32_t* from,
                                        std::uint32_t* to, unsigned shift) {
  const Range share = team.share(p.n);
  std::uint32_t* counts = p.counts.data() + team.rank() * kDigits;
  std::fill_n(counts, kDigits, 0);
  for (std::size_t i = share.begin; i < share.end; ++i) ++counts[from[i] >> shift & (kDigits - 1)];
  team.barrier();
  std::array<std::uint32_t, kDigits> places;
  std::uint32_t begin = 0;
  for (std::size_t digit = 0; digit < kDigits; ++digit) {
    for (std::size_t rank = 0; rank < team.size(); ++rank) {
      if (rank == team.rank()) places[digit] = begin;
      begin += p.counts[rank * kDigits + digit];
    }
  }
  for (std::size_t i = share.begin; i < share.end; ++i) {
    const std::uint32_t key = from[i];
    to[places[key >> shift & (kDigits - 1)]++] = key;
  }
  team.barrier();
}

[[gnu::always_inline]] inline void loop(const Sort& p, Team& team) {
  static_assert(3 * kDigitBits >= 32, "three passes cover a key, and end in the output");
  pass(p, team, p.input.data(), p.output.data(), 0);
  pass(p, team, p.output.data(), p.scratch.data(), kDigitBits);
  pass(p, team, p.scratch.data(), p.output.data(), 2 * kDigitBits);
}

}  // namespace lanebench::sort
