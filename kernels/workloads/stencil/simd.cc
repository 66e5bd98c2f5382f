// The heat step with Highway vectors, several steps in one pass over memory.
#define HWY_TARGET_INCLUDE "kernels/workloads/stencil/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include "kernels/workloads/stencil/wave.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::stencil::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<double, Layout::kLine>;

/// One vector of new values, in the order of `updated`.
HWY_INLINE hn::Vec<D> vector(const RowStep& row, std::size_t x, hn::Vec<D> below, hn::Vec<D> above) {
  const D d;
  const auto sides = hn::Add(hn::LoadU(d, row.centre + x - 1), hn::LoadU(d, row.centre + x + 1));
  const auto rest = hn::Add(hn::Load(d, row.front + x), hn::Load(d, row.back + x));
  const auto neighbours = hn::Add(hn::Add(sides, rest), hn::Add(below, above));
  return hn::Add(hn::Mul(hn::Set(d, kStay), hn::Load(d, row.centre + x)),
                 hn::Mul(hn::Set(d, kFlow), neighbours));
}

/// A row in whole cache lines and a remainder. What a step computes goes to the next one in a register.
/// `kStreaming` stores of the last step bypass the cache: they spare the read of each line that is about to
/// be overwritten, and leave the cache to the planes that are still needed.
template <std::size_t kSteps, bool kStreaming>
HWY_INLINE void update_row(const Rows& rows, std::size_t n) {
  const D d;
  const std::array<RowStep, kDepth> steps = rows.steps;  // A store could change what a reference refers to.
  const double* above = rows.above;
  const double* ahead = rows.ahead;
  std::size_t x = 0;
  for (; x + Layout::kLine <= n; x += Layout::kLine) {
    __builtin_prefetch(ahead + x, 0, 2);
    for (std::size_t i = x; i < x + Layout::kLine; i += hn::Lanes(d)) {
      auto value = hn::Load(d, above + i);
      for (std::size_t k = 0; k < kSteps; ++k) {
        const auto below = hn::Load(d, steps[k].below + i);
        if (k > 0) hn::Store(value, d, steps[k - 1].to + i);
        value = vector(steps[k], i, below, value);
      }
      if (kStreaming) {
        hn::Stream(value, d, steps[kSteps - 1].to + i);
      } else {
        hn::Store(value, d, steps[kSteps - 1].to + i);
      }
    }
  }
  for (; x < n; ++x) {
    double value = above[x];
    for (std::size_t k = 0; k < kSteps; ++k) {
      const RowStep& row = steps[k];
      const double below = row.below[x];
      if (k > 0) steps[k - 1].to[x] = value;
      value = updated(row.centre[x], row.centre[x - 1], row.centre[x + 1], row.front[x], row.back[x], below,
                      value);
    }
    steps[kSteps - 1].to[x] = value;
  }
}

template <std::size_t kSteps, bool kStreaming>
HWY_INLINE void update(const Rows& first, std::size_t n, std::size_t pitch, std::size_t height) {
  Rows rows = first;
  for (std::size_t k = 0; k < height; ++k) {
    update_row<kSteps, kStreaming>(rows, n);
    for (std::size_t i = 0; i < kSteps; ++i) {
      RowStep& step = rows.steps[i];
      step.centre += pitch;
      step.front += pitch;
      step.back += pitch;
      step.below += pitch;
      step.to += pitch;
    }
    rows.above += pitch;
    rows.ahead += pitch;
  }
}

template <bool kStreaming>
HWY_INLINE void update_rows(const Rows& first, std::size_t n, std::size_t pitch, std::size_t height) {
  static_assert(kDepth == 4);
  if (first.count == 4) return update<4, kStreaming>(first, n, pitch, height);
  if (first.count == 3) return update<3, kStreaming>(first, n, pitch, height);
  if (first.count == 2) return update<2, kStreaming>(first, n, pitch, height);
  update<1, kStreaming>(first, n, pitch, height);
}

void cached_rows(const Rows& first, std::size_t n, std::size_t pitch, std::size_t height) {
  update_rows<false>(first, n, pitch, height);
}

void streamed_rows(const Rows& first, std::size_t n, std::size_t pitch, std::size_t height) {
  update_rows<true>(first, n, pitch, height);
}

void kernel(const Stencil& p, Team& team) {
  run_waves(p, team, cached_rows, p.exceeds_cache ? streamed_rows : cached_rows);
}

}  // namespace
}  // namespace lanebench::stencil::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::stencil, simd, kernel);
