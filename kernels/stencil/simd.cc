// The heat step with Highway vectors, several steps in one pass over memory.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/stencil/simd.cc"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/stencil/wave.h"
#include "kernels/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::stencil {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::int64_t target() {
  return HWY_TARGET;
}

using D = hn::CappedTag<double, Layout::kLine>;
constexpr std::size_t kWidth = hn::MaxLanes(D());

/// One vector of new values, in the order of `updated`.
HWY_INLINE hn::Vec<D> vector(const Rows rows, std::size_t x) {
  const D d;
  const auto sides = hn::Add(hn::LoadU(d, rows.centre + x - 1), hn::LoadU(d, rows.centre + x + 1));
  const auto rest = hn::Add(hn::Load(d, rows.front + x), hn::Load(d, rows.back + x));
  const auto planes = hn::Add(hn::Load(d, rows.below + x), hn::Load(d, rows.above + x));
  return hn::Add(hn::Mul(hn::Set(d, kStay), hn::Load(d, rows.centre + x)),
                 hn::Mul(hn::Set(d, kFlow), hn::Add(hn::Add(sides, rest), planes)));
}

/// A row in whole cache lines and a remainder. `kStreaming` stores bypass the cache: they spare the read of
/// each line that is about to be overwritten, and leave the cache to the planes that are still needed.
template <bool kStreaming>
HWY_INLINE void update_row(const Rows& where, double* HWY_RESTRICT to, std::size_t n) {
  const D d;
  const Rows rows = where;  // In registers: a store could change what a reference refers to.
  std::size_t x = 0;
  for (; x + Layout::kLine <= n; x += Layout::kLine) {
    if (x % (kDepth * Layout::kLine) == 0) __builtin_prefetch(rows.ahead + x / kDepth, 0, 2);
    for (std::size_t i = x; i < x + Layout::kLine; i += kWidth) {
      if (kStreaming) {
        hn::Stream(vector(rows, i), d, to + i);
      } else {
        hn::Store(vector(rows, i), d, to + i);
      }
    }
  }
  for (; x < n; ++x) {
    const double* centre = rows.centre + x;
    to[x] =
        updated(*centre, centre[-1], centre[1], rows.front[x], rows.back[x], rows.below[x], rows.above[x]);
  }
}

void cached_row(const Rows& rows, double* to, std::size_t n) {
  update_row<false>(rows, to, n);
}

void streamed_row(const Rows& rows, double* to, std::size_t n) {
  update_row<true>(rows, to, n);
}

void kernel(const Stencil& p, Team& team) {
  run_waves(p, team, cached_row, p.exceeds_cache ? streamed_row : cached_row);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::stencil
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::stencil {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<Stencil>> simd() {
  return LANEBENCH_CAPTURE(Stencil, target, kernel);
}

}  // namespace lanebench::stencil
#endif
