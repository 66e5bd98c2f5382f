// The plain loop, vectorized by the compiler for each Highway target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/monte_carlo_pi/autovec.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/monte_carlo_pi/loop.h"
#include "kernels/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::monte_carlo_pi {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}
void kernel(const MonteCarloPi& p, Team& team) {
  loop(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::monte_carlo_pi
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::monte_carlo_pi {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<MonteCarloPi>> autovec() {
  return LANEBENCH_CAPTURE(MonteCarloPi, target, kernel);
}

}  // namespace lanebench::monte_carlo_pi
#endif
