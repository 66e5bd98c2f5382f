// Primality with Highway: blocks of divisors and their reciprocals, shared by all numbers that are still
// open.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/workloads/primality/simd.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/lanes/targets.h"
#include "kernels/primes/trial_division/settle-inl.h"
#include "kernels/workloads/primality/primality.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::primality {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}

void kernel(const Primality& p, Team& team) {
  const auto number_at = [&p](std::size_t i) HWY_ATTR { return p.numbers[i]; };
  trial_division::HWY_NAMESPACE::settle(p.count, number_at, p.prime.data(), team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::primality
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::primality {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<Primality>> simd() {
  return LANEBENCH_CAPTURE(Primality, target, kernel);
}

}  // namespace lanebench::primality
#endif
