// The dot product of two vectors of doubles: a reduction, bound by the reading of memory.
#pragma once

#include <array>
#include <memory>
#include <span>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::dot {

/// The order of additions is part of the job, so that every lane, team and device gives the same bits:
/// element i of a block adds to lane i mod kLanes; a tree adds the lanes of a block, and another one the
/// blocks. 32 lanes are four AVX-512 vectors: as many additions as one every cycle has under way in its four
/// cycles.
inline constexpr std::size_t kLanes = 32;
inline constexpr std::size_t kBlock = 4096;

class Dot final : public Problem {
 public:
  explicit Dot(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(sums, result); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t blocks() const { return (n + kBlock - 1) / kBlock; }

  std::size_t n = 0;
  std::span<double> x;         ///< Input, n, in [0, 1), multiples of 2^-32.
  std::span<double> y;         ///< Input, likewise.
  std::span<double> sums;      ///< Scratch, the sum of each block.
  std::span<double> result;    ///< Output, 1.
  bool exceeds_cache = false;  ///< The vectors are larger than the second-level cache.

 private:
  Cached<long double> exact_;
};

/// The sum of count > 0 values by halving: value i takes value i + ⌈count/2⌉, until one is left. Overwrites
/// them.
[[gnu::always_inline]] inline double tree_sum(double* values, std::size_t count) {
  while (count > 1) {
    const std::size_t half = (count + 1) / 2;
    for (std::size_t i = 0; i < count - half; ++i) values[i] += values[i + half];
    count = half;
  }
  return values[0];
}

/// The sum of all blocks, once every worker has written those of its share.
void add_blocks(const Dot& p, Team& team);

void scalar(const Dot& p, Team& team);
IsaKernels<Dot> autovec();
IsaKernels<Dot> simd();
LibraryKernel<Dot> openblas();
std::unique_ptr<DeviceJob> cuda(const Dot& p);
std::unique_ptr<DeviceJob> cublas(const Dot& p);
std::unique_ptr<DeviceJob> cub(const Dot& p);

Workload workload();

}  // namespace lanebench::dot
