// Smallest prime factors with Highway: blocks of divisors and their reciprocals, shared by all numbers that
// are still open.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/workloads/smallest_prime_factor/simd.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/lanes/targets.h"
#include "kernels/primes/factors/blocks-inl.h"
#include "kernels/workloads/smallest_prime_factor/job.h"
#include "kernels/workloads/smallest_prime_factor/smallest_prime_factor.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::smallest_prime_factor {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}

void kernel(const SmallestPrimeFactor& p, Team& team) {
  const Job job = job_of(p);
  factors::HWY_NAMESPACE::BlockScan scan;
  factors::search(job, p.count, team, scan);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::smallest_prime_factor
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::smallest_prime_factor {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<SmallestPrimeFactor>> simd() {
  return LANEBENCH_CAPTURE(SmallestPrimeFactor, target, kernel);
}

}  // namespace lanebench::smallest_prime_factor
#endif
