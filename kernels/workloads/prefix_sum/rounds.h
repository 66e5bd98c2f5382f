// What every lane does around its sum and its scan: a team goes through the array in rounds of one block per
// worker.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "kernels/workloads/prefix_sum/prefix_sum.h"

namespace lanebench::prefix_sum {

/// Elements of a worker's block: 256 KiB, which stay in its L2 cache between the two phases of a round,
/// beside its outputs or its next block.
inline constexpr std::size_t kBlock = std::size_t{1} << 16;

/// `sum(input, n)` adds n values; `scan(input, output, n, carry, next)` writes their prefix sums, each plus
/// carry. `next` is what this worker sums after that, or null: memory that would be idle while a scan from
/// the cache only writes.
///
/// Where a worker's block begins is known once all blocks before it are summed, so a team reads its input
/// twice (Blelloch, "Prefix sums and their applications", 1990), the second time from cache. One worker scans
/// at once.
template <typename Sum, typename Scan>
[[gnu::always_inline]] inline void in_rounds(const PrefixSum& p, Team& team, Sum sum, Scan scan) {
  if (team.size() == 1) return scan(p.input.data(), p.output.data(), p.n, std::uint32_t{0}, nullptr);
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
    const std::uint32_t* next = begin + round_size < p.n ? input + round_size : nullptr;
    scan(input, p.output.data() + begin + share.begin, share.size(), before, next);
    side = 1 - side;
  }
}

}  // namespace lanebench::prefix_sum
