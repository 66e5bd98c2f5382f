// Pollard's rho method in Brent's form.
#include "kernels/primes/factors/reference.h"

#include <algorithm>

#include "kernels/primes/miller_rabin.h"

namespace lanebench::factors {
namespace {

Wide greatest_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    a %= b;
    std::swap(a, b);
  }
  return a;
}

/// A divisor of the odd composite number n, found in the walk x -> x² + step; n itself when that fails.
Wide divisor_by_walk(Wide n, Wide step) {
  const auto next = [&](Wide x) { return (primes::multiply_modulo(x, x, n) + step) % n; };
  const auto distance = [](Wide a, Wide b) { return a < b ? b - a : a - b; };
  constexpr std::uint64_t kProducts = 64;  // Differences multiplied before one greatest common divisor.
  Wide tortoise = 2;
  Wide hare = 2;
  Wide before = 2;  // The hare before those differences.
  Wide divisor = 1;
  for (std::uint64_t length = 1; divisor == 1; length *= 2) {
    tortoise = hare;
    for (std::uint64_t done = 0; done < length && divisor == 1; done += kProducts) {
      before = hare;
      Wide product = 1;
      for (std::uint64_t i = 0; i < std::min(kProducts, length - done); ++i) {
        hare = next(hare);
        product = primes::multiply_modulo(product, distance(tortoise, hare), n);
      }
      divisor = greatest_common_divisor(product, n);
    }
  }
  if (divisor != n) return divisor;
  // The product may hold several factors at once: step by step, they mostly come one by one.
  do {
    before = next(before);
    divisor = greatest_common_divisor(distance(tortoise, before), n);
  } while (divisor == 1);
  return divisor;
}

void append_factors(Wide n, std::vector<Wide>& factors) {
  for (; n % 2 == 0; n /= 2) factors.push_back(2);
  if (n == 1) return;
  if (primes::miller_rabin(n)) {
    factors.push_back(n);
    return;
  }
  Wide divisor = n;
  for (Wide step = 1; divisor == n; ++step) divisor = divisor_by_walk(n, step);
  append_factors(divisor, factors);
  append_factors(n / divisor, factors);
}

}  // namespace

std::vector<Wide> prime_factors(Wide n) {
  std::vector<Wide> factors;
  append_factors(n, factors);
  std::ranges::sort(factors);
  return factors;
}

}  // namespace lanebench::factors
