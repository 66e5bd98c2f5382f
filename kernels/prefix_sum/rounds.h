// What every lane does around its sum and its scan: a team goes through the array in rounds of one block per
// worker.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "kernels/prefix_sum/prefix_sum.h"

namespace lanebench::prefix_sum {

/// Elements of a worker's block: 512 KiB, which stay in its L2 cache, its outputs too, between the two phases
/// of a round.
inline constexpr std::size_t kBlock = std::size_t{1} << 17;

/// `sum(input, n)` adds n values; `scan(input, output, n, carry)` writes their prefix sums, each plus carry.
///
/// Where a worker's block begins is known once all blocks before it are summed, so a team reads its input
/// twice (Blelloch, "Prefix sums and their applications", 1990), the second time from cache. One worker scans
/// at once.
template <typename Sum, typename Scan>
[[gnu::always_inline]] inline void in_rounds(const PrefixSum& p, Team& team, Sum sum, Scan scan) {
  if (team.size() == 1) return scan(p.input.data(), p.output.data(), p.n, std::uint32_t{0});
  const std::size_t round_size = team.size() * kBlock;
  std::uint32_t carry = 0;
  std::size_t side = 0;  // A fast worker's next sum must not overwrite one that a slow worker still reads.
  for (std::size_t begin = 0; begin < p.n; begin += round_size) {
    const Range share = team.share(std::min(round_size, p.n - begin));
    const std::uint32_t* input = p.input.data() + begin + share.begin;
    const auto sums = p.sums.subspan(side * kMaxWorkers, team.size());
    sums[team.rank()] = sum(input, share.size());
    team.barrier();
    std::uint32_t before = carry;
    for (std::size_t rank = 0; rank < team.rank(); ++rank) before += sums[rank];
    for (const std::uint32_t block : sums) carry += block;
    scan(input, p.output.data() + begin + share.begin, share.size(), before);
    side = 1 - side;
  }
}

}  // namespace lanebench::prefix_sum
