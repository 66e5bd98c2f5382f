// The dot product with Highway vectors: the logical lanes stay in registers.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/dot/simd.cc"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/dot/dot.h"
#include "kernels/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::dot {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::int64_t target() {
  return HWY_TARGET;
}

using D = hn::CappedTag<double, kLanes>;
constexpr std::size_t kWidth = hn::MaxLanes(D());
constexpr std::size_t kVectors = kLanes / kWidth;

// The hardware prefetcher stops at each 4 KiB page; prefetches that run on across its end keep lines under
// way.
constexpr std::size_t kAhead = 2048 / sizeof(double);

// Two roundings, not a fused multiply-add, which SSE4 lacks. It costs nothing: a vector needs two loads, and
// with two load ports and two arithmetic ports the product and the sum fit beside them.
double block_sum(const double* HWY_RESTRICT x, const double* HWY_RESTRICT y, std::size_t n) {
  const D d;
  alignas(64) double sums[kLanes] = {};
  hn::Vec<D> lanes[kVectors];
  for (auto& lane : lanes) lane = hn::Zero(d);
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    for (std::size_t line = 0; line < kLanes; line += 8) {
      hwy::Prefetch(x + i + line + kAhead);
      hwy::Prefetch(y + i + line + kAhead);
    }
    for (std::size_t v = 0; v < kVectors; ++v) {
      const std::size_t at = i + v * kWidth;
      lanes[v] = hn::Add(lanes[v], hn::Mul(hn::Load(d, x + at), hn::Load(d, y + at)));
    }
  }
  for (std::size_t v = 0; v < kVectors; ++v) hn::Store(lanes[v], d, sums + v * kWidth);
  for (std::size_t lane = 0; i + lane < n; ++lane) sums[lane] += x[i + lane] * y[i + lane];
  return tree_sum(sums, kLanes);
}

void kernel(const Dot& p, Team& team) {
  const Range share = team.share(p.blocks(), 1);
  for (std::size_t block = share.begin; block < share.end; ++block) {
    const std::size_t begin = block * kBlock;
    p.sums[block] = block_sum(p.x.data() + begin, p.y.data() + begin, HWY_MIN(kBlock, p.n - begin));
  }
  add_blocks(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::dot
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::dot {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<Dot>> simd() {
  return LANEBENCH_CAPTURE(Dot, target, kernel);
}

}  // namespace lanebench::dot
#endif
