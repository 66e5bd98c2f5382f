// The numbers that a workload tests: random ones, or a list that a person asked for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kernels/contract/parameters.h"

namespace lanebench::primes {

/// Every number up to here, and every product of a divisor and a quotient that decides something, is a
/// double.
inline constexpr std::uint64_t kLargest = std::uint64_t{1} << 53;

/// Random numbers are first + ⌊bits · (last - first + 1) / 2^64⌋ with 64 Philox bits (Lemire, "Fast random
/// integer generation in an interval", 2019, without its rejection step): probabilities differ by at most
/// 2^-64, which no sample can show.
std::uint64_t random_number(std::uint64_t seed, std::uint64_t index, std::uint64_t first, std::uint64_t last);

/// Declares `numbers`, `first`, `last`, `seed` and `list`, with these defaults for the first three.
std::vector<Parameter> number_parameters(const std::string& numbers, const std::string& first,
                                         const std::string& last);

class Numbers {
 public:
  /// Reads what number_parameters() declares; throws InputError for a bad list or first > last.
  explicit Numbers(const Parameters& parameters);

  std::uint64_t count() const { return count_; }
  bool listed() const { return !list_.empty(); }
  std::uint64_t operator[](std::uint64_t index) const {
    return listed() ? list_[index] : random_number(seed_, index, first_, last_);
  }

 private:
  std::vector<std::uint64_t> list_;
  std::uint64_t count_;
  std::uint64_t first_;
  std::uint64_t last_;
  std::uint64_t seed_;
};

}  // namespace lanebench::primes
