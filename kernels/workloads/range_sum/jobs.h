// What every lane does around its sum: the workers share the elements of each job.
#pragma once

#include <algorithm>
#include <atomic>

#include "kernels/workloads/range_sum/range_sum.h"

namespace lanebench::range_sum {

/// `sum(values, n)` adds n values. Sharing elements, not jobs, balances any number of workers even on one
/// job, and every worker reads what it filled: memory of its own socket. Nobody waits between jobs.
template <typename Sum>
[[gnu::always_inline]] inline void solve_jobs(const RangeSum& p, Team& team, Sum sum) {
  if (team.rank() == 0) std::ranges::fill(p.sums, 0);
  team.barrier();
  const Range share = team.share(p.upto);
  std::uint64_t mine = 0;
  for (std::uint64_t& result : p.sums) {
    // For all the compiler knows, the array has changed since the last job: no sum outlives its job.
    asm volatile("" ::: "memory");
    const std::uint64_t part = sum(p.values.data() + share.begin, share.size());
    std::atomic_ref(result).fetch_add(part, std::memory_order_relaxed);
    mine += part;
  }
  const std::uint64_t total = team.sum(mine);
  if (team.rank() == 0) p.total[0] = total;
}

}  // namespace lanebench::range_sum
