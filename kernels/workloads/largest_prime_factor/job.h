// What the search for divisors means here: every prime found is divided out, and the largest one is kept.
#pragma once

#include "kernels/primes/factors/open.h"
#include "kernels/workloads/largest_prime_factor/largest_prime_factor.h"

namespace lanebench::largest_prime_factor {

LANEBENCH_ANYWHERE void divide_out(Wide& n, std::uint64_t prime) {
  while (factors::remainder(n, prime) == 0) n /= prime;
}

LANEBENCH_ANYWHERE void try_small(Wide& n, std::uint64_t prime, std::uint64_t& largest) {
  if (factors::remainder(n, prime) != 0) return;
  divide_out(n, prime);
  largest = prime;
}

/// Divides n > 0 by each small prime as often as it goes; returns the largest one that did, or 1.
template <std::uint64_t... kPrimes>
LANEBENCH_ANYWHERE std::uint64_t divide_out_small(Wide& n, std::integer_sequence<std::uint64_t, kPrimes...>) {
  std::uint64_t largest = 1;
  (try_small(n, kPrimes, largest), ...);
  return largest;
}

/// A Job of kernels/primes/factors/search.h. What workers share about a number is the set of its primes found
/// so far: it only grows, so a stale view of it means a cofactor that is too large, and some divisions too
/// many.
struct Job {
  static constexpr bool kOneIsEnough = false;

  Wide first;
  Wide* factor;
  Wide* cofactor;
  std::uint64_t* primes;

  LANEBENCH_ANYWHERE void start(std::size_t i) const {
    const Wide n = first + i;
    Wide rest = n < 2 ? 1 : n;
    const std::uint64_t small = divide_out_small(rest, factors::SmallPrimes());
    factor[i] = n < 2 ? n : small;
    cofactor[i] = n < 2 ? n : rest;
    for (std::size_t k = 0; k < kMostFactors; ++k) primes[i * kMostFactors + k] = 0;
  }
  LANEBENCH_ANYWHERE factors::Open resume(std::size_t i) const {
    return {i, cofactor[i], static_cast<double>(cofactor[i]), 0};
  }
  LANEBENCH_ANYWHERE bool refresh(factors::Open& open, std::uint64_t next) const {
    const std::uint64_t* found = primes + open.index * kMostFactors;
    while (open.known < kMostFactors) {
      const std::uint64_t prime = factors::look(found[open.known]);
      if (prime == 0) break;
      divide_out(open.value, prime);
      open.rounded = static_cast<double>(open.value);
      ++open.known;
    }
    return static_cast<Wide>(next) * next <= open.value;
  }
  /// The divisor may hold primes that another worker is about to find.
  LANEBENCH_ANYWHERE void found(const factors::Open& open, std::uint64_t d) const {
    for (std::uint64_t p = factors::kFirst; p * p <= d; p += 2) {
      if (d % p != 0) continue;
      insert(open.index, p);
      while (d % p == 0) d /= p;
    }
    if (d > 1) insert(open.index, d);
  }
  LANEBENCH_ANYWHERE void finish(std::size_t i) const {
    factors::Open open = resume(i);
    refresh(open, 0);
    // What is left has no divisor up to its square root: it is prime, or 1.
    Wide largest = open.value > factor[i] ? open.value : factor[i];
    for (std::size_t k = 0; k < open.known; ++k) {
      const std::uint64_t prime = primes[i * kMostFactors + k];
      if (prime > largest) largest = prime;
    }
    factor[i] = largest;
  }

 private:
  LANEBENCH_ANYWHERE void insert(std::size_t i, std::uint64_t prime) const {
    for (std::size_t k = 0; k < kMostFactors; ++k) {
      const std::uint64_t seen = factors::exchange_if(primes[i * kMostFactors + k], 0, prime);
      if (seen == 0 || seen == prime) return;
    }
  }
};

[[gnu::always_inline]] inline Job job_of(const LargestPrimeFactor& p) {
  return {p.first, p.factor.data(), p.cofactor.data(), p.found.data()};
}

}  // namespace lanebench::largest_prime_factor
