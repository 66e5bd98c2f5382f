// The plain loop: one division per divisor, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include "kernels/primes/factors/loop.h"
#include "kernels/workloads/largest_prime_factor/job.h"

namespace lanebench::largest_prime_factor {

[[gnu::always_inline]] inline void loop(const LargestPrimeFactor& p, Team& team) {
  factors::plain_search(p, team);
}

}  // namespace lanebench::largest_prime_factor
