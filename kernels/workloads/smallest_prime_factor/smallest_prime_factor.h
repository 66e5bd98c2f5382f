// The smallest prime factor of each of many numbers, by trial division with early exit.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"
#include "kernels/primes/numbers.h"

namespace lanebench::smallest_prime_factor {

class SmallestPrimeFactor final : public Problem {
 public:
  explicit SmallestPrimeFactor(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(factor); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t count = 0;
  std::span<std::uint64_t> numbers;  ///< Input, count, each at most 2^53.
  std::span<std::uint64_t> factor;   ///< Output, count; 0 for 0 and 1 for 1, which have no prime factor.

 private:
  primes::Numbers source_;
  Cached<std::vector<std::uint64_t>> expected_;
};

void scalar(const SmallestPrimeFactor& p, Team& team);
IsaKernels<SmallestPrimeFactor> autovec();
IsaKernels<SmallestPrimeFactor> simd();
std::unique_ptr<DeviceJob> cuda(const SmallestPrimeFactor& p);

Workload workload();

}  // namespace lanebench::smallest_prime_factor
