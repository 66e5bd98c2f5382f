// The plain triad loop, vectorized by the compiler for each Highway target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/triad/autovec.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/targets.h"
#include "kernels/triad/loop.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::triad {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}
void kernel(const Triad& p, Team& team) {
  loop(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::triad
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::triad {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<Triad>> autovec() {
  return LANEBENCH_CAPTURE(Triad, target, kernel);
}

}  // namespace lanebench::triad
#endif
