// What both workloads know about divisors: which are tried, and a number that is still being divided.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "kernels/primes/factors/anywhere.h"
#include "kernels/primes/trial_division/wheel.h"
#include "kernels/primes/wide.h"

namespace lanebench::factors {

using trial_division::kTurn;
using trial_division::Wheel;

/// After these come all numbers that 2, 3 and 5 do not divide, in blocks.
using SmallPrimes = std::integer_sequence<std::uint64_t, 2, 3, 5, 7, 11, 13, 17, 19, 23, 29>;
inline constexpr std::uint64_t kFirst = 31;
inline constexpr Wheel kWheel = trial_division::kCoprimeTo30;

/// How far the wheel turns over so many divisors, a multiple of kTurn.
constexpr std::uint64_t span_of(std::size_t divisors) {
  return divisors / kTurn * static_cast<std::uint64_t>(kWheel.span);
}

/// Larger numbers would need divisors that the vectors' proofs do not cover
/// (kernels/primes/factors/blocks-inl.h).
inline constexpr Wide kLargest = static_cast<Wide>(1) << 96;

/// A number whose divisors are wanted.
struct Open {
  std::size_t index;    ///< In the problem's arrays.
  Wide value;           ///< The divisors wanted divide it.
  double rounded;       ///< The double nearest to value.
  std::uint32_t known;  ///< How many of the factors that others may have found are accounted for in value.
};

/// The only division that leaves 64 bits does so only when it must: it takes three times as long.
LANEBENCH_ANYWHERE std::uint64_t remainder(Wide n, std::uint64_t d) {
  return n >> 64 == 0 ? static_cast<std::uint64_t>(n) % d : static_cast<std::uint64_t>(n % d);
}

}  // namespace lanebench::factors
