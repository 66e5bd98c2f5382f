// file_copy with the checksum by folding vectors.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/workloads/file_copy/simd.cc"
#include <hwy/foreach_target.h>  // must come before highway.h
#include <hwy/highway.h>

#include "kernels/lanes/targets.h"
#include "kernels/workloads/file_copy/copy.h"
#include "kernels/workloads/file_copy/fold-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::file_copy {
namespace {
namespace HWY_NAMESPACE {

std::int64_t target() {
  return HWY_TARGET;
}
void kernel(const FileCopy& p, Team& team) {
  copy(p, team, remainder);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::file_copy
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lanebench::file_copy {
namespace {
HWY_EXPORT(target);
HWY_EXPORT(kernel);
}  // namespace

std::vector<IsaKernel<FileCopy>> simd() {
  return LANEBENCH_CAPTURE(FileCopy, target, kernel);
}

}  // namespace lanebench::file_copy
#endif
