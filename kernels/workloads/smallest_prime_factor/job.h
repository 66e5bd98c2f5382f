// What the search for divisors means here: the smallest one found so far stands in the output.
#pragma once

#include "kernels/primes/factors/open.h"
#include "kernels/workloads/smallest_prime_factor/smallest_prime_factor.h"

namespace lanebench::smallest_prime_factor {

/// The smallest of the small primes that divides n; 0 if none does.
template <std::uint64_t... kPrimes>
LANEBENCH_ANYWHERE std::uint64_t small_prime_of(std::uint64_t n,
                                                std::integer_sequence<std::uint64_t, kPrimes...>) {
  std::uint64_t found = 0;
  (void)(((n % kPrimes == 0) && (found = kPrimes, true)) || ...);
  return found;
}

/// A Job of kernels/primes/factors/search.h. The smallest divisor above 1 is prime, and whoever finds it last
/// wins over all others: no order of events can leave another one.
struct Job {
  static constexpr bool kOneIsEnough = true;

  const std::uint64_t* numbers;
  std::uint64_t* factor;

  LANEBENCH_ANYWHERE void start(std::size_t i) const {
    const std::uint64_t n = numbers[i];
    const std::uint64_t small = n < 2 ? n : small_prime_of(n, factors::SmallPrimes());
    factor[i] = small != 0 ? small : n;
  }
  LANEBENCH_ANYWHERE factors::Open resume(std::size_t i) const {
    return {i, numbers[i], static_cast<double>(numbers[i]), 0};
  }
  LANEBENCH_ANYWHERE bool refresh(const factors::Open& open, std::uint64_t first) const {
    return first * first <= open.value && first < factors::look(factor[open.index]);
  }
  LANEBENCH_ANYWHERE void found(const factors::Open& open, std::uint64_t d) const {
    std::uint64_t& smallest = factor[open.index];
    for (std::uint64_t old = factors::look(smallest); d < old;) {
      const std::uint64_t seen = factors::exchange_if(smallest, old, d);
      if (seen == old) return;
      old = seen;
    }
  }
  LANEBENCH_ANYWHERE void finish(std::size_t) const {}
};

[[gnu::always_inline]] inline Job job_of(const SmallestPrimeFactor& p) {
  return {p.numbers.data(), p.factor.data()};
}

}  // namespace lanebench::smallest_prime_factor
