// The inclusive prefix sum of 32-bit integers: every output depends on all inputs before it.
#pragma once

#include <memory>
#include <span>

#include "kernels/contract/workload.h"

namespace lanebench::prefix_sum {

class PrefixSum final : public Problem {
 public:
  explicit PrefixSum(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override;
  Verdict check() override;
  std::string answer() const override;

  std::size_t n = 0;
  bool exceeds_cache = false;       ///< Whether both arrays are larger than the last-level cache.
  std::span<std::uint32_t> input;   ///< n, any 32 bits.
  std::span<std::uint32_t> output;  ///< n: the sum of the inputs up to and with this one, modulo 2^32.
  std::span<std::uint32_t> sums;    ///< Scratch, two sides of kMaxWorkers: the sums of a round's blocks.
};

void scalar(const PrefixSum& p, Team& team);
IsaKernels<PrefixSum> autovec();
IsaKernels<PrefixSum> simd();
LibraryKernel<PrefixSum> std_scan();
LibraryKernel<PrefixSum> tbb_scan();
std::unique_ptr<DeviceJob> cuda(const PrefixSum& p);
std::unique_ptr<DeviceJob> cub(const PrefixSum& p);

Workload workload();

}  // namespace lanebench::prefix_sum
