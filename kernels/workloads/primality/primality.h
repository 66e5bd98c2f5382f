// Primality by trial division: each number has its own cost, from one division to √n/2 of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"
#include "kernels/primes/numbers.h"

namespace lanebench::primality {

class Primality final : public Problem {
 public:
  explicit Primality(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(prime); }
  Verdict check() override;
  std::string answer() const override;
  std::optional<std::uint64_t> size() const override { return count; }

  std::size_t count = 0;
  std::span<std::uint64_t> numbers;  ///< Input, count, each at most kLargest.
  std::span<std::uint8_t> prime;     ///< Output, count: 1 for a prime, 0 otherwise.

 private:
  primes::Numbers source_;
  Cached<std::vector<std::uint8_t>> expected_;
};

void scalar(const Primality& p, Team& team);
void textbook(const Primality& p, Team& team);
IsaKernels<Primality> autovec();
IsaKernels<Primality> simd();
std::unique_ptr<DeviceJob> cuda(const Primality& p);

Workload workload();

}  // namespace lanebench::primality
