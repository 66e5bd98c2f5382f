// The body of every autovec.cc: the workload's plain loop, compiled once per Highway target and vectorized by
// the compiler. The including file defines LANEBENCH_WORKLOAD (the namespace) and LANEBENCH_PROBLEM (the
// class), and includes loop.h. Deliberately without an include guard: foreach_target.h includes it again for
// each target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/lanes/autovec-inl.h"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/lanes/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::LANEBENCH_WORKLOAD {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}
void kernel(const LANEBENCH_PROBLEM& p, Team& team) {
  loop(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::LANEBENCH_WORKLOAD
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::LANEBENCH_WORKLOAD {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<LANEBENCH_PROBLEM>> autovec() {
  return LANEBENCH_CAPTURE(LANEBENCH_PROBLEM, target, kernel);
}

}  // namespace lanebench::LANEBENCH_WORKLOAD
#endif
