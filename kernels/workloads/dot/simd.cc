// The dot product with Highway vectors: the logical lanes stay in registers.
#define HWY_TARGET_INCLUDE "kernels/workloads/dot/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include "kernels/workloads/dot/dot.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::dot::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<double, kLanes>;
constexpr std::size_t kWidth = hn::MaxLanes(D());
constexpr std::size_t kVectors = kLanes / kWidth;

/// Adds the products of n elements, a multiple of kLanes, to the running sums of the logical lanes.
///
/// Two roundings, not a fused multiply-add, which SSE4 lacks. It costs nothing: a vector needs two loads, and
/// with two load ports and two arithmetic ports the product and the sum fit beside them.
template <bool kPrefetch>
HWY_INLINE void accumulate(const double* HWY_RESTRICT x, const double* HWY_RESTRICT y, std::size_t n,
                           double* HWY_RESTRICT sums) {
  constexpr std::size_t kAhead = 2048 / sizeof(double);
  constexpr std::size_t kLine = 64 / sizeof(double);
  const D d;
  hn::Vec<D> lanes[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) lanes[v] = hn::Load(d, sums + v * kWidth);
  for (std::size_t i = 0; i < n; i += kLanes) {
    for (std::size_t line = i; kPrefetch && line < i + kLanes; line += kLine) {
      hwy::Prefetch(x + line + kAhead);
      hwy::Prefetch(y + line + kAhead);
    }
    for (std::size_t v = 0; v < kVectors; ++v) {
      const std::size_t at = i + v * kWidth;
      lanes[v] = hn::Add(lanes[v], hn::Mul(hn::Load(d, x + at), hn::Load(d, y + at)));
    }
  }
  for (std::size_t v = 0; v < kVectors; ++v) hn::Store(lanes[v], d, sums + v * kWidth);
}

void one_block(const Dot& p, std::size_t block) {
  const double* x = p.x.data() + block * kBlock;
  const double* y = p.y.data() + block * kBlock;
  const std::size_t n = HWY_MIN(kBlock, p.n - block * kBlock);
  alignas(64) double sums[kLanes] = {};
  const std::size_t whole = n / kLanes * kLanes;
  accumulate<false>(x, y, whole, sums);
  for (std::size_t lane = 0; whole + lane < n; ++lane) sums[lane] += x[whole + lane] * y[whole + lane];
  p.sums[block] = tree_sum(sums, kLanes);
}

/// Four whole blocks, `stride` blocks apart, four lines of each vector in turn. One core's bandwidth is the
/// lines it has under way, divided by their latency, and the hardware prefetcher runs ahead of a stream only
/// to the end of its 4 KiB page: more streams give it more to follow. Each block keeps its own order of
/// additions.
void four_blocks(const Dot& p, std::size_t first, std::size_t stride) {
  constexpr std::size_t kPlaces = 4;
  alignas(64) double sums[kPlaces][kLanes] = {};
  for (std::size_t part = 0; part < kBlock; part += kLanes) {
    for (std::size_t place = 0; place < kPlaces; ++place) {
      const std::size_t at = (first + place * stride) * kBlock + part;
      accumulate<true>(p.x.data() + at, p.y.data() + at, kLanes, sums[place]);
    }
  }
  for (std::size_t place = 0; place < kPlaces; ++place) {
    p.sums[first + place * stride] = tree_sum(sums[place], kLanes);
  }
}

void kernel(const Dot& p, Team& team) {
  const Range share = team.share(p.blocks(), 1);
  const Range whole{share.begin, HWY_MIN(share.end, p.n / kBlock)};
  const std::size_t stride = p.exceeds_cache && !whole.empty() ? whole.size() / 4 : 0;
  for (std::size_t i = 0; i < stride; ++i) four_blocks(p, whole.begin + i, stride);
  for (std::size_t block = share.begin + 4 * stride; block < share.end; ++block) one_block(p, block);
  add_blocks(p, team);
}

}  // namespace
}  // namespace lanebench::dot::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::dot, simd, kernel);
