// Blocks of pixels that step together until none is left inside, compiled without vectorization as `scalar`
// and with it, per target, as `autovec`.
#pragma once

#include "kernels/workloads/mandelbrot/mandelbrot.h"

namespace lanebench::mandelbrot {

/// A pixel alone is one chain of dependent operations, 12 cycles a step. Side by side the chains of a block
/// overlap, which is twice as fast even one pixel at a time, and a compiler can turn them into lanes.
inline constexpr std::size_t kBlock = 32;
/// Steps between two questions whether all have escaped.
inline constexpr std::uint32_t kSteps = 4;

/// The counts of n <= kBlock pixels of one row; `re` has kBlock.
[[gnu::always_inline]] inline void count_block(std::uint32_t* counts, const float* re, std::size_t n,
                                               float im, std::uint32_t iterations) {
  alignas(64) float x[kBlock] = {};
  alignas(64) float y[kBlock] = {};
  alignas(64) std::uint32_t steps[kBlock] = {};
  std::uint32_t inside = 1;
  for (std::uint32_t i = 0; i < iterations && inside > 0; i += kSteps) {
    const std::uint32_t more = iterations - i < kSteps ? iterations - i : kSteps;
    for (std::uint32_t step = 0; step < more; ++step) {
      inside = 0;
      for (std::size_t k = 0; k < kBlock; ++k) {
        const float xx = x[k] * x[k];
        const float yy = y[k] * y[k];
        const float xy = x[k] * y[k];
        const std::uint32_t is_inside = xx + yy <= kEscaped ? 1 : 0;
        steps[k] += is_inside;
        inside += is_inside;
        y[k] = (xy + xy) + im;
        x[k] = (xx - yy) + re[k];
      }
    }
  }
  for (std::size_t k = 0; k < n; ++k) counts[k] = steps[k];
}

[[gnu::always_inline]] inline void loop(const Mandelbrot& p, Team& team) {
  constexpr std::size_t kGrain = 64;  // Blocks taken at once: some 20 µs and more.
  const std::size_t blocks = (p.width + kBlock - 1) / kBlock;
  for (;;) {
    const Range range = team.next(blocks * p.height, kGrain);
    if (range.empty()) break;
    for (std::size_t block = range.begin; block < range.end; ++block) {
      const std::size_t row = block / blocks;
      const std::size_t column = block % blocks * kBlock;
      const std::size_t n = p.width - column < kBlock ? p.width - column : kBlock;
      count_block(p.counts.data() + row * p.width + column, p.re.data() + column, n, p.im[row], p.iterations);
    }
  }
}

}  // namespace lanebench::mandelbrot
