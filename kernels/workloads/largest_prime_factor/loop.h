// The plain loop: one division per divisor, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include "kernels/primes/factors/loop.h"
#include "kernels/primes/factors/search.h"
#include "kernels/workloads/largest_prime_factor/job.h"
#include "kernels/workloads/largest_prime_factor/largest_prime_factor.h"

namespace lanebench::largest_prime_factor {

[[gnu::always_inline]] inline void loop(const LargestPrimeFactor& p, Team& team) {
  const Job job = job_of(p);
  factors::PlainScan scan;
  factors::search(job, p.count, team, scan);
}

}  // namespace lanebench::largest_prime_factor
