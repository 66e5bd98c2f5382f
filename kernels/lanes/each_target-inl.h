// Compiles the including file once per Highway target and exports its kernels. The file first defines
// HWY_TARGET_INCLUDE as its own name. No include guard: each pass includes this anew.
//
// Of Highway only the targets' names and their compiler attributes, which is what a plain loop needs: reading
// the operations takes seconds. kernels/lanes/simd-inl.h has them.
#include "kernels/lanes/targets.h"

// The size of SVE's vectors is not known before the program runs, so that neither arrays nor classes can hold
// them. A file that needs such defines LANEBENCH_KEEPS_VECTORS_IN_ARRAYS first: it is not compiled for SVE,
// and its rows say why.
#if defined(LANEBENCH_KEEPS_VECTORS_IN_ARRAYS) && HWY_ARCH_ARM
#undef HWY_DISABLED_TARGETS
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)
#endif

#include <hwy/base.h>
#include <hwy/foreach_target.h>  // All other passes happen in here.
#include <hwy/ops/set_macros-inl.h>

#define LANEBENCH_CAPTURE_TARGET(space, name, function)                                         \
  static_assert(::lanebench::is_path_of(__FILE__, HWY_TARGET_INCLUDE),                          \
                "HWY_TARGET_INCLUDE names another file: all but one target would be its code"); \
  namespace space {                                                                             \
  namespace {                                                                                   \
  constexpr auto name##_for(::lanebench::Target<HWY_TARGET>) {                                  \
    return &HWY_NAMESPACE::function;                                                            \
  }                                                                                             \
  }                                                                                             \
  }

/// LANEBENCH_CAPTURE(space, name, function), once or more at the file's end, defines space::name(), which
/// returns space::HWY_NAMESPACE::function of each target, as a vector of ForIsa.
#undef LANEBENCH_CAPTURE
#if HWY_ONCE  // The last pass, when all targets are there.
#define LANEBENCH_CAPTURE(space, name, function)                                                  \
  LANEBENCH_CAPTURE_TARGET(space, name, function)                                                 \
  namespace space {                                                                               \
  std::vector<::lanebench::ForIsa<decltype(&HWY_NAMESPACE::function)>> name() {                   \
    decltype(name()) functions;                                                                   \
    const auto function_for = [](auto target) { return name##_for(target); };                     \
    ::lanebench::capture_targets<HWY_TARGETS, ::lanebench::kAllTargets>(function_for, functions); \
    return functions;                                                                             \
  }                                                                                               \
  }                                                                                               \
  static_assert(true, "for the semicolon")
#else
#define LANEBENCH_CAPTURE(space, name, function)  \
  LANEBENCH_CAPTURE_TARGET(space, name, function) \
  static_assert(true, "for the semicolon")
#endif
