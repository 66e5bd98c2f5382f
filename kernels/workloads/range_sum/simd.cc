// The sum with Highway: three instructions per vector, four places of the share at once.
#define HWY_TARGET_INCLUDE "kernels/workloads/range_sum/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include <iterator>
#include <numeric>

#include "kernels/workloads/range_sum/jobs.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::range_sum::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<std::uint64_t>;
using Vector = hn::Vec<D>;

/// The values low + 2^32·high of whole 64-bit lanes, and the highs alone, are summed modulo 2^64. The sum of
/// the lows is below 2^64, so it is the first minus 2^32 times the second, whatever overflowed before. That
/// is an addition, a shift and an addition for two vectors of widened values.
struct Sums {
  Vector whole;
  Vector high;

  HWY_INLINE Sums() : whole(hn::Zero(D())), high(hn::Zero(D())) {}
  HWY_INLINE void add(const std::uint32_t* values) {
    const D d;
    const auto pairs = hn::BitCast(d, hn::Load(hn::Repartition<std::uint32_t, D>(), values));
    whole = hn::Add(whole, pairs);
    high = hn::Add(high, hn::ShiftRight<32>(pairs));
  }
  HWY_INLINE std::uint64_t total() const {
    const std::uint64_t highs = sum_of_lanes(high);
    return sum_of_lanes(whole) - (highs << 32) + highs;
  }
  /// Not Highway's: GCC's own reduction adds signed integers, whose overflow is undefined.
  static HWY_INLINE std::uint64_t sum_of_lanes(Vector vector) {
    alignas(64) std::uint64_t lanes[hn::MaxLanes(D())];
    hn::Store(vector, D(), lanes);
    return std::accumulate(std::begin(lanes), std::end(lanes), std::uint64_t{0});
  }
};

/// One core's bandwidth is the lines it has under way, divided by their latency. The hardware prefetcher runs
/// ahead of a stream only to the end of its 4 KiB page, so eight distant places are read in turn, each with
/// prefetches that run on across the pages' ends.
std::uint64_t vector_sum(const std::uint32_t* values, std::size_t n) {
  constexpr std::size_t kPlaces = 8;
  constexpr std::size_t kLine = 64 / sizeof(std::uint32_t);
  constexpr std::size_t kAhead = 2048 / sizeof(std::uint32_t);
  const std::size_t lanes = hn::Lanes(D()) * 2;
  const std::size_t length = n / (kPlaces * kLine) * kLine;
  Sums sums[kPlaces];
  for (std::size_t step = 0; step < length; step += kLine) {
    for (std::size_t place = 0; place < kPlaces; ++place) {
      const std::uint32_t* from = values + place * length + step;
      hwy::Prefetch(from + kAhead);
      for (std::size_t i = 0; i < kLine; i += lanes) sums[place].add(from + i);
    }
  }
  std::uint64_t sum = 0;
  for (const Sums& place : sums) sum += place.total();
  for (std::size_t i = kPlaces * length; i < n; ++i) sum += values[i];
  return sum;
}

void kernel(const RangeSum& p, Team& team) {
  solve_jobs(p, team, vector_sum);
}

}  // namespace
}  // namespace lanebench::range_sum::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::range_sum, simd, kernel);
