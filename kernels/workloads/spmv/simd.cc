// Sparse matrix times vector with Highway: eight elements of a row at once, their part of x gathered.
#define HWY_TARGET_INCLUDE "kernels/workloads/spmv/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include "kernels/workloads/spmv/spmv.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::spmv::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

// Element i of a row adds to lane i mod 8, whatever the vectors' width, and halving adds the lanes: all
// targets and teams give the same bits.
constexpr std::size_t kLanes = 8;
static_assert(kLanes <= kPadding, "the last row's tail is read in whole vectors");

using D = hn::CappedTag<double, kLanes>;
using Index = hn::RebindToSigned<D>;
using Column = hn::Rebind<std::int32_t, D>;
using V = hn::Vec<D>;
constexpr std::size_t kWidth = hn::MaxLanes(D());
constexpr std::size_t kVectors = kLanes / kWidth;

// The hardware prefetcher stops at each 4 KiB page; prefetches that run on across its end keep lines under
// way.
constexpr std::size_t kAhead = 2048 / sizeof(double);

HWY_INLINE V products(const double* value, const std::int32_t* column, const double* x) {
  const D d;
  const auto index = hn::PromoteTo(Index(), hn::LoadU(Column(), column));
  return hn::Mul(hn::LoadU(d, value), hn::GatherIndex(d, x, index));
}

template <class DW, class VW>
HWY_INLINE double halved([[maybe_unused]] DW d, VW v) {
  if constexpr (hn::MaxLanes(DW()) == 2) {
    return hn::GetLane(hn::Add(v, hn::Shuffle01(v)));
  } else {
    const hn::Half<DW> half;
    return halved(half, hn::Add(hn::LowerHalf(half, v), hn::UpperHalf(half, v)));
  }
}

// Reads whole vectors: what lies behind the row's end are the next row's elements, whose part of x is wanted
// soon anyway. Their products are masked away.
HWY_INLINE double row_sum(const double* value, const std::int32_t* column, std::size_t n, const double* x) {
  const D d;
  V sums[kVectors];
  for (V& sum : sums) sum = hn::Zero(d);
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    hwy::Prefetch(value + i + kAhead);
    hwy::Prefetch(column + i + kAhead);
    for (std::size_t v = 0; v < kVectors; ++v) {
      sums[v] = hn::Add(sums[v], products(value + i + v * kWidth, column + i + v * kWidth, x));
    }
  }
  for (std::size_t v = 0; v < kVectors; ++v, i += kWidth) {
    if (i >= n) break;
    sums[v] = hn::Add(sums[v], hn::IfThenElseZero(hn::FirstN(d, n - i), products(value + i, column + i, x)));
  }
  for (std::size_t half = kVectors / 2; half > 0; half /= 2) {
    for (std::size_t v = 0; v < half; ++v) sums[v] = hn::Add(sums[v], sums[v + half]);
  }
  return halved(d, sums[0]);
}

void kernel(const Spmv& p, Team& team) {
  const Range share = p.share(team);
  const double* HWY_RESTRICT x = p.x.data();
  double* HWY_RESTRICT y = p.y.data();
  for (std::size_t row = share.begin; row < share.end; ++row) {
    const auto begin = static_cast<std::size_t>(p.row_begin[row]);
    const auto end = static_cast<std::size_t>(p.row_begin[row + 1]);
    hwy::Prefetch(p.value.data() + begin + kAhead);
    hwy::Prefetch(p.column.data() + begin + kAhead);
    y[row] = row_sum(p.value.data() + begin, p.column.data() + begin, end - begin, x);
  }
}

}  // namespace
}  // namespace lanebench::spmv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::spmv, simd, kernel);
