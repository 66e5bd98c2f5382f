// The plain loop: trial division in doubles, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include <array>

#include "kernels/primality/primality.h"
#include "kernels/primality/remainder.h"

namespace lanebench::primality {

/// Divisors between two looks at the result: enough independent divisions to fill the divider's pipeline and
/// a vector, few enough to waste little when the first of them hits.
inline constexpr int kAtOnce = 32;

/// What to add to the first of those divisors, in memory: converting a counter would cost two of the few
/// instructions that fit beside a division.
inline constexpr auto kSteps = [] {
  std::array<double, kAtOnce> steps{};
  for (int i = 0; i < kAtOnce; ++i) steps[i] = 2 * i;
  return steps;
}();

/// Whether one of the kAtOnce divisors first + steps[i], all at least 3, divides n < 2^53.
///
/// d divides n exactly when the rounded quotient is whole: if fl(n/d) = q is whole, then |n/d - q| is at most
/// 2^-53·n/d < 1/d, so |n - q·d| < 1, so it is 0. Adding and subtracting 2^52 rounds a double from 0 to 2^52
/// to a whole number without an instruction that SSE2 lacks; n/3 < 2^52.
[[gnu::always_inline]] inline bool any_divides(double n, double first,
                                               const std::array<double, kAtOnce>& steps = kSteps) {
  constexpr double kRound = 0x1p52;
  std::int64_t hits = 0;
  // Unrolled for the scalar lane, which needs several divisions in flight; the vectorizer ignores it. GCC
  // would unroll a loop of 16 or fewer steps before it tries to vectorize it, and then fail.
#pragma GCC unroll 16
  for (int i = 0; i < kAtOnce; ++i) {
    const double quotient = n / (first + steps[i]);
    const double whole = (quotient + kRound) - kRound;
    hits += whole == quotient;
  }
  return hits != 0;
}

/// The last group tests some divisors above √n. They are below n, since n is not small, so a hit among them
/// proves n composite all the same.
[[gnu::always_inline]] inline bool prime_by_quotients(std::uint64_t n) {
  if (n < 1024 || n % 2 == 0) return prime_by_remainders(n);
  const auto real = static_cast<double>(n);
  // d·d is exact, or above 2^53 and then not rounded below it.
  for (double d = 3; d * d <= real; d += 2 * kAtOnce) {
    if (any_divides(real, d)) return false;
  }
  return true;
}

[[gnu::always_inline]] inline void loop(const Primality& p, Team& team) {
  for (Range r = team.next(p.count, 1); !r.empty(); r = team.next(p.count, 1)) {
    p.prime[r.begin] = prime_by_quotients(p.numbers[r.begin]);
  }
}

}  // namespace lanebench::primality
