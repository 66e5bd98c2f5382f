// Largest prime factors with Highway: blocks of divisors and their reciprocals, shared by all numbers that
// are still open.
#define HWY_TARGET_INCLUDE "kernels/workloads/largest_prime_factor/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include "kernels/primes/factors/blocks-inl.h"
#include "kernels/workloads/largest_prime_factor/job.h"

namespace lanebench::largest_prime_factor {
namespace HWY_NAMESPACE = factors::HWY_NAMESPACE;
}  // namespace lanebench::largest_prime_factor

LANEBENCH_CAPTURE(lanebench::largest_prime_factor, simd, kernel<LargestPrimeFactor>);
