// Must not compile: copied from another lane without an edit of the file's name, it would be that lane on all
// targets but one.
#define HWY_TARGET_INCLUDE "kernels/workloads/triad/autovec.cc"
#include "kernels/lanes/each_target-inl.h"

#include "kernels/workloads/triad/loop.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::triad {
namespace {
namespace HWY_NAMESPACE {

void kernel(const Triad& p, Team& team) {
  loop(p, team);
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::triad
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::triad, autovec, kernel);
