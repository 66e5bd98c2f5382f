// The plain row-match loop, vectorized by the compiler for each Highway target.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/row_match/autovec.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/row_match/loop.h"
#include "kernels/targets.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::row_match {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}
void kernel(const RowMatch& p, Team& team) {
  loop(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::row_match
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::row_match {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<RowMatch>> autovec() {
  return LANEBENCH_CAPTURE(RowMatch, target, kernel);
}

}  // namespace lanebench::row_match
#endif
