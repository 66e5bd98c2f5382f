// The plain loop: trial division by 6k ± 1 in doubles, compiled without vectorization as `scalar` and with
// it, per target, as `autovec`.
#pragma once

#include "kernels/primes/trial_division/quotient.h"
#include "kernels/workloads/prime_sum/prime_sum.h"

namespace lanebench::prime_sum {

/// 5, 7, 11, 13, … from the first of a pair on.
inline constexpr trial_division::Steps kSteps = [] {
  trial_division::Steps steps{};
  for (int i = 0; i < trial_division::kAtOnce; ++i) steps[i] = 6 * (i / 2) + 2 * (i % 2);
  return steps;
}();

/// Pairs of divisors that are tried one after the other, since they settle most numbers: up to 49.
inline constexpr int kPairsAlone = 8;

/// Whether n, which 2 and 3 do not divide, is prime. As in `prime_by_quotients`, divisors above √n, here in
/// either loop, do no harm: they are below n.
[[gnu::always_inline]] inline bool is_prime(std::uint32_t n) {
  if (n < 1024) return trial_division::prime_by_remainders(n);
  const double real = n;
  double d = 5;
  for (int pair = 0; pair < kPairsAlone; ++pair, d += 6) {
    if (trial_division::divides(d, real) || trial_division::divides(d + 2, real)) return false;
  }
  for (; d * d <= real; d += 3 * trial_division::kAtOnce) {
    if (trial_division::any_divides(real, d, kSteps)) return false;
  }
  return true;
}

[[gnu::always_inline]] inline void loop(const PrimeSum& p, Team& team) {
  share_pieces(p, team,
               [](std::uint32_t begin, std::uint32_t end) { return sum_one_by_one(begin, end, is_prime); });
}

}  // namespace lanebench::prime_sum
