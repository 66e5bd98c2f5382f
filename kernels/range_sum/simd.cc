// The sum with Highway: two 32-bit values per 64-bit lane, three instructions per vector.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/range_sum/simd.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/range_sum/jobs.h"
#include "kernels/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::range_sum {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::int64_t target() {
  return HWY_TARGET;
}

/// The values low + 2^32·high of whole 64-bit lanes, and the highs alone, are summed modulo 2^64. The sum of
/// the lows is below 2^64, so it is the first minus 2^32 times the second, whatever overflowed before. That
/// is an addition, a shift and an addition for two vectors' worth of widened values.
struct VectorSum {
  std::uint64_t operator()(const std::uint32_t* values, std::size_t n) const {
    const hn::ScalableTag<std::uint64_t> d;
    const hn::Repartition<std::uint32_t, decltype(d)> d32;
    const std::size_t lanes = hn::Lanes(d32);
    constexpr std::size_t kChains = 4;
    hn::Vec<decltype(d)> whole[kChains];
    hn::Vec<decltype(d)> high[kChains];
    for (std::size_t c = 0; c < kChains; ++c) whole[c] = high[c] = hn::Zero(d);
    std::size_t i = 0;
    for (; i + kChains * lanes <= n; i += kChains * lanes) {
      for (std::size_t c = 0; c < kChains; ++c) {
        const auto pair = hn::BitCast(d, hn::Load(d32, values + i + c * lanes));
        whole[c] = hn::Add(whole[c], pair);
        high[c] = hn::Add(high[c], hn::ShiftRight<32>(pair));
      }
    }
    for (std::size_t c = 1; c < kChains; ++c) {
      whole[0] = hn::Add(whole[0], whole[c]);
      high[0] = hn::Add(high[0], high[c]);
    }
    const std::uint64_t highs = hn::GetLane(hn::SumOfLanes(d, high[0]));
    const std::uint64_t wholes = hn::GetLane(hn::SumOfLanes(d, whole[0]));
    std::uint64_t sum = wholes - (highs << 32) + highs;
    for (; i < n; ++i) sum += values[i];
    return sum;
  }
};

void kernel(const RangeSum& p, Team& team) {
  solve_jobs(p, team, VectorSum());
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::range_sum
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::range_sum {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<RangeSum>> simd() {
  return LANEBENCH_CAPTURE(RangeSum, target, kernel);
}

}  // namespace lanebench::range_sum
#endif
