// The largest prime factor of each of consecutive numbers beyond 64 bits, by trial division.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"
#include "kernels/primes/wide.h"

namespace lanebench::largest_prime_factor {

/// The product of the 17 smallest primes from 31 on exceeds 2^96.
inline constexpr std::size_t kMostFactors = 16;

class LargestPrimeFactor final : public Problem {
 public:
  explicit LargestPrimeFactor(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(factor, cofactor, found); }
  Verdict check() override;
  std::string answer() const override;

  Wide first = 0;  ///< The numbers are first … first + count - 1, at most 2^96.
  std::size_t count = 0;
  std::span<Wide> factor;    ///< Output, count; 0 for 0 and 1 for 1, which have no prime factor.
  std::span<Wide> cofactor;  ///< Shared by the workers, count: the number without its primes below 31.
  std::span<std::uint64_t>
      found;  ///< Shared, kMostFactors for each number: its primes from 31 on; then zeros.

 private:
  Cached<std::vector<Wide>> expected_;
};

void scalar(const LargestPrimeFactor& p, Team& team);
IsaKernels<LargestPrimeFactor> autovec();
IsaKernels<LargestPrimeFactor> simd();
std::unique_ptr<DeviceJob> cuda(const LargestPrimeFactor& p);

Workload workload();

}  // namespace lanebench::largest_prime_factor
