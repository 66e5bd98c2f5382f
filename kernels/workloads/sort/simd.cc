// Sorting with Highway vectors: a quicksort. A team first distributes the keys into more buckets than
// workers.
#define HWY_TARGET_INCLUDE "kernels/workloads/sort/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <algorithm>
#include <limits>

#include "kernels/workloads/sort/distribute-inl.h"
#include "kernels/workloads/sort/quicksort-inl.h"
#include "kernels/workloads/sort/sort.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::sort::HWY_NAMESPACE {
namespace {

/// Where buckets begin, as far as they are known: one bucket before the first pass.
struct Buckets {
  std::size_t count = 1;
  std::array<std::size_t, kMostBuckets + 1> begins{};
  std::array<std::uint32_t, kMostBuckets> least{};  ///< No key of the bucket is below,
  std::array<std::uint32_t, kMostBuckets> most{};   ///< and none above.
};

/// Enough buckets that workers who take one after the other finish together though buckets differ in size.
std::size_t buckets_for(std::size_t n, std::size_t workers) {
  constexpr std::size_t kFewest = 1024;
  const std::size_t wanted = std::min(4 * workers, n / kFewest);
  std::size_t count = 1;
  while (count < wanted && count < kMostBuckets) count *= kWays;
  return count;
}

/// Calls `f(bucket, begin, end)` for the parts of buckets that lie in a worker's share.
template <class F>
HWY_INLINE void for_each_part(const Buckets& buckets, Range share, F f) {
  const std::size_t* begins = buckets.begins.data();
  std::size_t b = std::upper_bound(begins, begins + buckets.count, share.begin) - begins - 1;
  for (std::size_t begin = share.begin; begin < share.end; ++b) {
    const std::size_t end = std::min(begins[b + 1], share.end);
    if (begin < end) f(b, begin, end);
    begin = end;
  }
}

/// Distributes each bucket into kWays new ones. Every worker takes as many keys, whatever the buckets are.
void distribute(const Sort& p, Team& team, const std::uint32_t* from, std::uint32_t* to, Buckets& buckets) {
  for (std::size_t b = team.rank(); b < buckets.count; b += team.size()) {
    choose_splitters(from + buckets.begins[b], buckets.begins[b + 1] - buckets.begins[b],
                     p.splitters.data() + b * kWays);
  }
  team.barrier();
  const Range share = team.share(p.n);
  std::uint32_t* counts = p.counts.data() + team.rank() * kMostBuckets;
  const std::size_t children = buckets.count * kWays;
  std::fill_n(counts, children, 0);
  for_each_part(buckets, share, [&](std::size_t b, std::size_t begin, std::size_t end) HWY_ATTR {
    count_keys(from + begin, end - begin, p.splitters.data() + b * kWays, counts + b * kWays, Splits());
  });
  team.barrier();
  // A bucket's keys lie in the order of ranks.
  Buckets next{.count = children};
  std::array<std::size_t, kMostBuckets> mine;
  std::size_t begin = 0;
  for (std::size_t b = 0; b < children; ++b) {
    next.begins[b] = begin;
    const std::size_t way = b % kWays;
    next.least[b] = way == 0 ? buckets.least[b / kWays] : p.splitters[b - 1] + 1;
    next.most[b] = way + 1 == kWays ? buckets.most[b / kWays] : p.splitters[b];
    for (std::size_t rank = 0; rank < team.size(); ++rank) {
      if (rank == team.rank()) mine[b] = begin;
      begin += p.counts[rank * kMostBuckets + b];
    }
  }
  next.begins[children] = begin;
  for_each_part(buckets, share, [&](std::size_t b, std::size_t first, std::size_t last) HWY_ATTR {
    std::uint32_t* places[kWays];
    for (std::size_t w = 0; w < kWays; ++w) places[w] = to + mine[b * kWays + w];
    Distributor(p.splitters.data() + b * kWays, places, counts + b * kWays)
        .run(from + first, last - first, Splits());
  });
  team.barrier();
  buckets = next;
}

void kernel(const Sort& p, Team& team) {
  const std::size_t wanted = buckets_for(p.n, team.size());
  if (team.size() == 1 || wanted == 1) {
    if (team.rank() == 0) sort_all(p.input.data(), p.n, p.output.data(), p.scratch.data());
    return;
  }
  Buckets buckets;
  buckets.begins[1] = p.n;
  buckets.most[0] = std::numeric_limits<std::uint32_t>::max();
  const std::uint32_t* from = p.input.data();
  std::uint32_t* to = p.output.data();
  std::uint32_t* other = p.scratch.data();
  while (buckets.count < wanted) {
    distribute(p, team, from, to, buckets);
    from = to;
    std::swap(to, other);
  }
  std::uint32_t* keys = other;
  const bool to_scratch = keys == p.scratch.data();
  for (Range b = team.next(buckets.count, 1); !b.empty(); b = team.next(buckets.count, 1)) {
    const std::size_t begin = buckets.begins[b.begin];
    const std::size_t n = buckets.begins[b.begin + 1] - begin;
    sort_part({keys + begin, to + begin, n, to_scratch, buckets.least[b.begin], buckets.most[b.begin],
               patience_for(n)});
  }
}

}  // namespace
}  // namespace lanebench::sort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::sort, simd, kernel);
