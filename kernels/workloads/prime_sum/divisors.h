// The divisors 6k ± 1 as 16-bit modular inverses, and the proof that those decide divisibility within a
// chunk.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "kernels/workloads/prime_sum/prime_sum.h"

namespace lanebench::prime_sum {

/// Divisor k of 5, 7, 11, 13, …
constexpr std::uint32_t divisor_at(std::size_t k) {
  return static_cast<std::uint32_t>(5 + 6 * (k / 2) + 2 * (k % 2));
}

/// How many of them are at most `root`.
constexpr std::size_t divisors_up_to(std::uint32_t root) {
  return root < 5 ? 0 : (root + 1) / 6 + (root - 1) / 6;
}

/// How many of them are at most √n.
[[gnu::always_inline]] inline std::size_t divisors_up_to_root(std::uint32_t n) {
  return divisors_up_to(static_cast<std::uint32_t>(std::sqrt(static_cast<double>(n))));
}

inline constexpr std::size_t kMostDivisors = divisors_up_to(1 << 15);

/// The inverse of an odd d modulo 2^32, by Newton's iteration: d is its own inverse modulo 8, and each step
/// doubles the right bits: 6, 12, 24, 48.
[[gnu::always_inline]] constexpr std::uint32_t inverse_of(std::uint32_t d) {
  std::uint32_t x = d;
  for (int step = 0; step < 4; ++step) x *= 2 - d * x;
  return x;
}

/// Divisors [begin, end) of the table, and the largest quotient that one of them can have in a chunk.
struct Group {
  std::size_t begin;
  std::size_t end;
  std::uint32_t largest_quotient;
};

/// For n = base + offset with offset < kChunk, and r = base mod d: d divides n exactly when it divides
/// m = offset + r. Since m < kChunk + d < 2^16, 16 bits hold it, and
///
///     x = m·d^-1 = offset·d^-1 + r·d^-1  (mod 2^16),
///
/// one multiplication and one addition, is the quotient if there is one: if d divides m, then x = m/d, which
/// is at most Q = ⌊(kChunk - 1 + d - 1)/d⌋. Otherwise x > Q: from x <= Q would follow x·d <= Q·d < 2^16, so
/// that x·d, which is m modulo 2^16, would be m. (Granlund & Montgomery, "Division by invariant integers
/// using multiplication", PLDI 1994, section 9, test for divisibility so without the base.)
///
/// Divisors from d to d' share the Q of d as long as Q·d' < 2^16; so the least x of a group tells whether any
/// of them divides n.
///
/// Every function is inlined, so that it is compiled for its caller's instruction set.
class Divisors {
 public:
  static constexpr std::size_t kMostGroups = 24;
  static_assert(kChunk + (1 << 15) <= (1 << 16));

  /// The divisors up to √largest.
  [[gnu::always_inline]] explicit inline Divisors(std::uint32_t largest) {
    const std::size_t count = divisors_up_to_root(largest);
    for (std::size_t k = 0; k < count; ++k) {
      const std::uint32_t d = divisor_at(k);
      divisor_[k] = d;
      reciprocal_[k] = 1.0 / d;
      inverse[k] = (inverse_of(d) & 0xFFFF) * 0x10001;
    }
    for (std::size_t begin = 0; begin < count;) {
      const std::uint32_t quotient = (kChunk - 1 + divisor_[begin] - 1) / divisor_[begin];
      std::size_t end = begin;
      while (end < count && quotient * divisor_[end] < (1 << 16)) ++end;
      groups[group_count++] = {begin, end, quotient};
      begin = end;
    }
  }

  /// Prepares the first `count` divisors for the chunk at `base` <= 2^30.
  ///
  /// base/d + 1/2d is at least 2^-17 away from every whole number, and its rounding errors are below 2^-22 in
  /// sum: the quotient is exact.
  [[gnu::always_inline]] inline void start_at(std::uint32_t base, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) {
      const auto quotient = static_cast<std::int32_t>((base + 0.5) * reciprocal_[k]);
      const std::uint32_t remainder = base - static_cast<std::uint32_t>(quotient) * divisor_[k];
      start[k] = (remainder * inverse[k] & 0xFFFF) * 0x10001;
    }
  }

  /// d^-1 and r·d^-1 modulo 2^16, each in both halves of a word.
  std::array<std::uint32_t, kMostDivisors> inverse;
  std::array<std::uint32_t, kMostDivisors> start;
  std::array<Group, kMostGroups> groups;
  std::size_t group_count = 0;

 private:
  std::array<std::uint32_t, kMostDivisors> divisor_;
  std::array<double, kMostDivisors> reciprocal_;
};

}  // namespace lanebench::prime_sum
