// The sum of an array of 32-bit integers, asked for many times: each request reads the array anew.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "kernels/contract/workload.h"

namespace lanebench::range_sum {

class RangeSum final : public Problem {
 public:
  explicit RangeSum(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(sums, total); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t jobs = 0;
  std::size_t upto = 0;
  std::span<std::uint32_t> values;  ///< Input, upto: 0 … upto - 1.
  std::span<std::uint64_t> sums;    ///< Output, jobs: the sum of the values, once for each job.
  std::span<std::uint64_t> total;   ///< Output, 1: the sum of the sums.
};

void scalar(const RangeSum& p, Team& team);
IsaKernels<RangeSum> autovec();
IsaKernels<RangeSum> simd();
std::unique_ptr<DeviceJob> cuda(const RangeSum& p);

Workload workload();

}  // namespace lanebench::range_sum
