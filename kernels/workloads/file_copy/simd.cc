// file_copy with the checksum by folding vectors.
#define HWY_TARGET_INCLUDE "kernels/workloads/file_copy/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include "kernels/workloads/file_copy/copy.h"
#include "kernels/workloads/file_copy/fold-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::file_copy::HWY_NAMESPACE {
namespace {

void kernel(const FileCopy& p, Team& team) {
  copy(p, team, remainder);
}

}  // namespace
}  // namespace lanebench::file_copy::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::file_copy, simd, kernel);
