// Shrinks a grey image with a cubic filter that is widened by the step between pixels: a separable 2-D filter
// in fixed point.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"
#include "kernels/workloads/image_resize/filter.h"

namespace lanebench::image_resize {

/// The arithmetic is part of the job, so that every lane, team and device gives the same image:
/// column = (Σ weight · pixel + 2^7) >> 8, down a column of source pixels, a multiple of 2^-6 in 16 bits;
/// target = (Σ weight · column + 2^19) >> 20, along a row, clamped to a byte.
/// The sums are exact in 32 bits in any order: weights of a pixel add up to 1.25 without their signs.
inline constexpr int kColumnShift = 8;
inline constexpr int kTargetShift = 2 * kWeightBits - kColumnShift;

/// Down comes first: it needs no shuffling of lanes, along does, and this way along is done on the rows that
/// are left. It also leaves no filtered rows to share between workers.
class ImageResize final : public Problem {
 public:
  explicit ImageResize(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(target); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t height = 0;  ///< Of the source, as is the next.
  std::size_t width = 0;
  Filter down;                     ///< `down.target` rows,
  Filter along;                    ///< of `along.target` pixels.
  std::size_t taps = 0;            ///< Of both.
  std::size_t stride = 0;          ///< Bytes from a source row to the next: whole cache lines.
  Quads quads;                     ///< Of `along`.
  std::span<std::uint8_t> source;  ///< Input, `height` rows.
  std::span<std::uint8_t> target;  ///< Output, rows of `along.padded` bytes.
  std::span<std::int16_t>
      columns;  ///< Scratch: a row of `stride` column sums per worker, and what loads overrun.

  const std::uint8_t* source_row(std::size_t y) const {
    return source.data() + (y < height ? y : height - 1) * stride;
  }
  std::uint8_t* target_row(std::size_t y) const { return target.data() + y * along.padded; }
  std::int16_t* columns_of(const Team& team) const {
    return columns.data() + team.rank() * (stride + kBlock);
  }

 private:
  Cached<std::vector<float>> expected_;
};

/// The filtered image in floating point, unrounded: rows of `along.target`.
std::vector<float> reference_of(const ImageResize& p);

void scalar(const ImageResize& p, Team& team);
IsaKernels<ImageResize> autovec();
IsaKernels<ImageResize> simd();
LibraryKernel<ImageResize> swscale();
std::unique_ptr<DeviceJob> cuda(const ImageResize& p);

Workload workload();

}  // namespace lanebench::image_resize
