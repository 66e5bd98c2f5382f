// Prime range with Highway: blocks of divisors and their reciprocals, shared by all numbers that are still
// open.
#define HWY_TARGET_INCLUDE "kernels/workloads/prime_range/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include "kernels/primes/trial_division/settle-inl.h"
#include "kernels/workloads/prime_range/prime_range.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::prime_range::HWY_NAMESPACE {
namespace {

void kernel(const PrimeRange& p, Team& team) {
  const auto number_at = [&p](std::size_t i) HWY_ATTR { return p.first + i; };
  trial_division::HWY_NAMESPACE::settle(p.count, number_at, p.is_prime.data(), team);
  collect(p, team);
}

}  // namespace
}  // namespace lanebench::prime_range::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::prime_range, simd, kernel);
