// Captures one plain function pointer per Highway target, so that no dispatch happens while a kernel is
// timed.
#pragma once

#include <hwy/targets.h>

#include <cstdint>
#include <vector>

#include "kernels/contract/workload.h"

namespace lanebench {

/// What HWY_DYNAMIC_DISPATCH resolves to at the moment: the target that the code was compiled for, and the
/// code.
template <typename P>
struct Dispatched {
  std::int64_t target;
  KernelOf<P> function;
};

/// One entry per target in `generated` (the caller's HWY_TARGETS), best first, without the scalar fallbacks.
/// `resolve` returns the Dispatched of the caller's translation unit. Changes Highway's global choice while
/// it runs and restores it; call it once, before any thread exists.
template <typename P, typename Resolve>
std::vector<IsaKernel<P>> capture_targets(std::int64_t generated, Resolve resolve) {
  std::vector<IsaKernel<P>> kernels;
  const std::int64_t cpu = hwy::SupportedTargets();
  for (std::int64_t rest = generated & ~(HWY_SCALAR | HWY_EMU128); rest != 0; rest &= rest - 1) {
    const std::int64_t target = rest & -rest;
    IsaKernel<P> kernel{hwy::TargetName(target), nullptr};
    if ((cpu & target) != 0) {
      hwy::SetSupportedTargetsForTest(target);
      hwy::GetChosenTarget().Update(hwy::SupportedTargets());
      const Dispatched<P> dispatched = resolve();
      // A target that the unit did not generate would silently resolve to another one.
      if (dispatched.target == target) kernel.function = dispatched.function;
      hwy::SetSupportedTargetsForTest(0);
      hwy::GetChosenTarget().DeInit();
    }
    kernels.push_back(kernel);
  }
  return kernels;
}

/// The kernels of a file that HWY_EXPORTs `target` (which returns HWY_TARGET) and `kernel`. A macro, because
/// Highway's dispatch tables belong to the translation unit.
#define LANEBENCH_CAPTURE(P, target, kernel)                                                          \
  ::lanebench::capture_targets<P>(HWY_TARGETS, [] {                                                   \
    return ::lanebench::Dispatched<P>{HWY_DYNAMIC_DISPATCH(target)(), &HWY_DYNAMIC_DISPATCH(kernel)}; \
  })

}  // namespace lanebench
