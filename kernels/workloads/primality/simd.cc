// Primality with Highway: blocks of divisors and their reciprocals, shared by all numbers that are still
// open.
#define HWY_TARGET_INCLUDE "kernels/workloads/primality/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include "kernels/primes/trial_division/settle-inl.h"
#include "kernels/workloads/primality/primality.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::primality::HWY_NAMESPACE {
namespace {

void kernel(const Primality& p, Team& team) {
  const auto number_at = [&p](std::size_t i) HWY_ATTR { return p.numbers[i]; };
  trial_division::HWY_NAMESPACE::settle(p.count, number_at, p.prime.data(), team);
}

}  // namespace
}  // namespace lanebench::primality::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::primality, simd, kernel);
