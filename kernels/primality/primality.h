// Primality by trial division: each number has its own cost, from one division to √n/2 of them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kernels/workload.h"

namespace lanebench::primality {

/// Every number up to here, and every product of a divisor and a quotient that decides something, is a
/// double.
inline constexpr std::uint64_t kLargest = std::uint64_t{1} << 53;

class Primality final : public Problem {
 public:
  explicit Primality(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override;
  Verdict check() override;
  std::string answer() const override;
  std::optional<std::uint64_t> size() const override { return count; }

  std::size_t count = 0;
  std::span<std::uint64_t> numbers;  ///< Input, count, each at most kLargest.
  std::span<std::uint8_t> prime;     ///< Output, count: 1 for a prime, 0 otherwise.

 private:
  std::vector<std::uint64_t> list_;  ///< The numbers a person asked for; empty: random ones.
  std::uint64_t first_ = 0;
  std::uint64_t last_ = 0;
  std::uint64_t seed_ = 0;
  std::vector<std::uint8_t> reference_;  ///< Computed by the first check.
};

/// Random numbers are first + ⌊bits · (last - first + 1) / 2^64⌋ with 64 Philox bits (Lemire, "Fast random
/// integer generation in an interval", 2019, without its rejection step): probabilities differ by at most
/// 2^-64, which no sample can show.
std::uint64_t random_number(std::uint64_t seed, std::uint64_t index, std::uint64_t first, std::uint64_t last);

void scalar(const Primality& p, Team& team);
void textbook(const Primality& p, Team& team);
std::vector<IsaKernel<Primality>> autovec();
std::vector<IsaKernel<Primality>> simd();
std::unique_ptr<DeviceJob> cuda(const Primality& p);

Workload workload();

}  // namespace lanebench::primality
