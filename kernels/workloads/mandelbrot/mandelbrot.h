// The Mandelbrot set: how many steps the point of each pixel takes to escape. Divergent control flow: whether
// a pixel needs one step or all of them is known only afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::mandelbrot {

/// A pixel has left the disk that holds the set when |z|² exceeds this.
inline constexpr float kEscaped = 4;

/// The pixels are width × height, row by row, over [-2, 1/2] × [-5/4, 5/4]. From z = 0, a step is
/// z := z² + c in float32, every operation rounded to nearest:
///
///     y := (2·(x·y)) + im      x := ((x·x) - (y·y)) + re      (both from the old x and y)
///
/// and the count of a pixel is the number of steps, at most `iterations`, before (x·x) + (y·y) > kEscaped.
/// 2·(x·y) is exact, so that a fused multiply-add of it has the same bits.
///
/// Once escaped, always escaped: so a lane may step on, and nobody need ask at every step. Exactly, |z| >= 2
/// and |c| <= 2 give |z² + c| >= |z|² - |c| >= 2, with equality only at z² = 4 and c = -2. Rounding errors of
/// one step, below 3·10^-6, undo this only where c lies within 10^-5 of the circle |c| = 2; there, and
/// beyond, z after two steps is c·(c + 1), which is outside by more than 10^-4 as long as re + 2 > 7·10^-5:
/// half a pixel of the widest image, whose points are the centres of its pixels. Past |z| = 3 the growth is
/// plain, and NaN, which infinities come to, is not <= 4 either. The reference does not rely on it.
class Mandelbrot final : public Problem {
 public:
  static constexpr std::uint64_t kMostWidth = 16384;
  static constexpr std::size_t kPadding = 64;

  explicit Mandelbrot(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(counts); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t pixels() const { return width * height; }

  std::size_t width = 0;
  std::size_t height = 0;
  std::uint32_t iterations = 0;
  /// Inputs: the real part of c in each column and the imaginary part in each row, and behind them, up to a
  /// multiple of kPadding, points that escape at once.
  std::span<float> re;
  std::span<float> im;
  std::span<std::uint32_t> counts;  ///< Output, pixels.

 private:
  const std::vector<std::uint32_t>& expected() const;

  Cached<std::vector<std::uint32_t>> expected_;  ///< For the cost, too.
};

void scalar(const Mandelbrot& p, Team& team);
IsaKernels<Mandelbrot> autovec();
IsaKernels<Mandelbrot> simd();
std::unique_ptr<DeviceJob> cuda(const Mandelbrot& p);

Workload workload();

}  // namespace lanebench::mandelbrot
