// Smallest prime factors with Highway: blocks of divisors and their reciprocals, shared by all numbers that
// are still open.
#define HWY_TARGET_INCLUDE "kernels/workloads/smallest_prime_factor/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include "kernels/primes/factors/blocks-inl.h"
#include "kernels/workloads/smallest_prime_factor/job.h"
#include "kernels/workloads/smallest_prime_factor/smallest_prime_factor.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::smallest_prime_factor {
namespace {
namespace HWY_NAMESPACE {

void kernel(const SmallestPrimeFactor& p, Team& team) {
  const Job job = job_of(p);
  factors::HWY_NAMESPACE::BlockScan scan;
  factors::search(job, p.count, team, scan);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::smallest_prime_factor
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::smallest_prime_factor, simd, kernel);
