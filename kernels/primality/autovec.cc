// The plain primality loop, vectorized by the compiler for each Highway target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/primality/autovec.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/primality/loop.h"
#include "kernels/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::primality {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}
void kernel(const Primality& p, Team& team) {
  loop(p, team);
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

std::vector<IsaKernel<Primality>> autovec() {
  return LANEBENCH_CAPTURE(Primality, target, kernel);
}

}  // namespace lanebench::primality
#endif
