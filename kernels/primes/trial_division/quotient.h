// Trial division in doubles, for plain loops that are compiled without vectorization as `scalar` and with it,
// per target, as `autovec`.
#pragma once

#include <array>
#include <cstdint>

#include "kernels/primes/trial_division/remainder.h"

namespace lanebench::trial_division {

/// Divisors between two looks at the result: enough independent divisions to fill the divider's pipeline and
/// a vector, few enough to waste little when the first of them hits.
inline constexpr int kAtOnce = 32;

/// What to add to the first of those divisors, in memory: converting a counter would cost two of the few
/// instructions that fit beside a division.
using Steps = std::array<double, kAtOnce>;

/// Consecutive odd divisors.
inline constexpr Steps kOddSteps = [] {
  Steps steps{};
  for (int i = 0; i < kAtOnce; ++i) steps[i] = 2 * i;
  return steps;
}();

/// Whether d divides n, for whole d >= 2 and n < 2^53 with n/d < 2^52.
///
/// d divides n exactly when the rounded quotient is whole: if fl(n/d) = q is whole, then |n/d - q| is at most
/// 2^-53·n/d < 1/d, so |n - q·d| < 1, so it is 0. Adding and subtracting 2^52 rounds a double from 0 to 2^52
/// to a whole number without an instruction that SSE2 lacks.
[[gnu::always_inline]] inline bool divides(double d, double n) {
  constexpr double kRound = 0x1p52;
  const double quotient = n / d;
  const double whole = (quotient + kRound) - kRound;
  return whole == quotient;
}

/// Whether one of the kAtOnce divisors first + steps[i] divides n.
[[gnu::always_inline]] inline bool any_divides(double n, double first, const Steps& steps) {
  std::int64_t hits = 0;
  // Unrolled for the scalar lane, which needs several divisions in flight; the vectorizer ignores it. GCC
  // would unroll a loop of 16 or fewer steps before it tries to vectorize it, and then fail.
#pragma GCC unroll 16
  for (int i = 0; i < kAtOnce; ++i) hits += divides(first + steps[i], n);
  return hits != 0;
}

/// Whether n < 2^53 is prime. The last group tests some divisors above √n. They are below n, since n is not
/// small, so a hit among them proves n composite all the same.
[[gnu::always_inline]] inline bool prime_by_quotients(std::uint64_t n) {
  if (n < 1024 || n % 2 == 0) return prime_by_remainders(n);
  const auto real = static_cast<double>(n);
  // d·d is exact, or above 2^53 and then not rounded below it. n/3 < 2^52.
  for (double d = 3; d * d <= real; d += 2 * kAtOnce) {
    if (any_divides(real, d, kOddSteps)) return false;
  }
  return true;
}

}  // namespace lanebench::trial_division
