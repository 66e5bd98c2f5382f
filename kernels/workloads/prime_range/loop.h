// The plain loop, compiled without vectorization as `scalar` and with it, per target, as `autovec`.
#pragma once

#include "kernels/primes/trial_division/quotient.h"
#include "kernels/workloads/prime_range/prime_range.h"

namespace lanebench::prime_range {

[[gnu::always_inline]] inline void loop(const PrimeRange& p, Team& team) {
  // One at a time: a prime costs as much as thousands of composites.
  for (Range r = team.next(p.count, 1); !r.empty(); r = team.next(p.count, 1)) {
    p.is_prime[r.begin] = trial_division::prime_by_quotients(p.first + r.begin);
  }
  collect(p, team);
}

}  // namespace lanebench::prime_range
