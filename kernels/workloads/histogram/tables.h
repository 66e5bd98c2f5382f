// What every lane does around its counting: a table per worker, then each worker adds up some of the bins.
#pragma once

#include "kernels/workloads/histogram/histogram.h"

namespace lanebench::histogram {

/// `count(bytes, n, counts)` adds the values of n bytes to counts.
template <typename Count>
[[gnu::always_inline]] inline void in_tables(const Histogram& p, Team& team, Count count) {
  const Range share = team.share(p.n);
  Counts& mine = p.tables[team.rank()];
  mine.fill(0);
  count(p.bytes.data() + share.begin, share.size(), mine.data());
  team.barrier();
  const Range bins = team.share(kBins, 64 / sizeof(std::uint64_t));
  for (std::size_t bin = bins.begin; bin < bins.end; ++bin) {
    std::uint64_t sum = 0;
    for (std::size_t worker = 0; worker < team.size(); ++worker) sum += p.tables[worker][bin];
    p.counts[bin] = sum;
  }
}

}  // namespace lanebench::histogram
