// Miller-Rabin in 128-bit integers.
#include "kernels/primes/miller_rabin.h"

#include <cstdint>
#include <span>

namespace lanebench::primes {
namespace {

constexpr std::uint64_t kBases[] = {2,  3,  5,  7,  11, 13, 17, 19, 23, 29, 31, 37, 41,
                                    43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97};

Wide power(Wide base, Wide exponent, Wide modulus) {
  Wide result = 1;
  for (base %= modulus; exponent != 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = multiply_modulo(result, base, modulus);
    base = multiply_modulo(base, base, modulus);
  }
  return result;
}

}  // namespace

Wide multiply_modulo(Wide a, Wide b, Wide modulus) {
  if (modulus >> 64 == 0) return a * b % modulus;
  Wide result = 0;
  for (int shift = 64; shift >= 0; shift -= 32) {  // Products of 96 and 32 bits fit.
    const Wide digit = (b >> shift) & 0xFFFFFFFF;
    result = ((result << 32) % modulus + a * digit % modulus) % modulus;
  }
  return result;
}

bool miller_rabin(Wide n) {
  if (n < 2) return false;
  for (const Wide base : kBases) {
    if (n % base == 0) return n == base;
  }
  // n - 1 = odd · 2^twos. For a prime n, base^odd is 1, or one of its first `twos` squarings gives -1.
  int twos = 0;
  while (((n - 1) >> twos & 1) == 0) ++twos;
  const Wide odd = (n - 1) >> twos;
  constexpr Wide kProven = static_cast<Wide>(3'317'044'064'679) * 1'000'000'000'000;
  for (const Wide base : std::span(kBases).first(n < kProven ? 13 : 25)) {
    Wide x = power(base, odd, n);
    bool passes = x == 1 || x == n - 1;
    for (int i = 1; i < twos && !passes; ++i) {
      x = multiply_modulo(x, x, n);
      passes = x == n - 1;
    }
    if (!passes) return false;
  }
  return true;
}

}  // namespace lanebench::primes
