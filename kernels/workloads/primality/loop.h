// The plain loop, compiled without vectorization as `scalar` and with it, per target, as `autovec`.
#pragma once

#include "kernels/primes/trial_division/quotient.h"
#include "kernels/workloads/primality/primality.h"

namespace lanebench::primality {

[[gnu::always_inline]] inline void loop(const Primality& p, Team& team) {
  for (Range r = team.next(p.count, 1); !r.empty(); r = team.next(p.count, 1)) {
    p.prime[r.begin] = trial_division::prime_by_quotients(p.numbers[r.begin]);
  }
}

}  // namespace lanebench::primality
