// The plain loop: one division per divisor, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include "kernels/primes/factors/loop.h"
#include "kernels/workloads/smallest_prime_factor/job.h"

namespace lanebench::smallest_prime_factor {

[[gnu::always_inline]] inline void loop(const SmallestPrimeFactor& p, Team& team) {
  factors::plain_search(p, team);
}

}  // namespace lanebench::smallest_prime_factor
