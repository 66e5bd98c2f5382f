// The primes in a range of consecutive numbers, in order, by trial division.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::prime_range {

/// The end of a range is at most this: below it every number, and every product of a divisor and a quotient
/// that decides something, is a double.
inline constexpr std::uint64_t kLargest = std::uint64_t{1} << 53;

class PrimeRange final : public Problem {
 public:
  explicit PrimeRange(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(is_prime, primes, found); }
  Verdict check() override;
  std::string answer() const override;

  std::uint64_t first = 0;
  std::size_t count = 0;
  std::span<std::uint8_t>
      is_prime;  ///< Scratch of the workers, count: 1 where first + i is prime, 0 otherwise.
  std::span<std::uint64_t> primes;  ///< Output: the primes, in order, found[0] of them.
  std::span<std::uint64_t> found;   ///< Output, 1.

 private:
  Cached<std::vector<std::uint64_t>> expected_;
};

/// Ends every variant: from the complete `is_prime` of all workers to `primes` and `found`, in order. A
/// worker collects its share, behind what the workers of lower rank have found in theirs.
void collect(const PrimeRange& p, Team& team);

void scalar(const PrimeRange& p, Team& team);
IsaKernels<PrimeRange> autovec();
IsaKernels<PrimeRange> simd();
std::unique_ptr<DeviceJob> cuda(const PrimeRange& p);

Workload workload();

}  // namespace lanebench::prime_range
