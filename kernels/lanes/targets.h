// Captures one plain function pointer per Highway target, so that no dispatch happens while a kernel is
// timed.
#pragma once

#include <hwy/targets.h>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "kernels/contract/workload.h"

namespace lanebench {

/// A Highway target as a type, which tells the overloads of `function_for` below apart.
template <std::int64_t target>
using Target = std::integral_constant<std::int64_t, target>;

/// What a file is compiled for, unless it leaves targets out (kernels/lanes/each_target-inl.h).
inline constexpr std::int64_t kAllTargets = HWY_TARGETS;

/// Those that this CPU has. Asked once: a virtual machine stops for every CPUID.
inline std::int64_t supported_targets() {
  static const std::int64_t targets = hwy::SupportedTargets();
  return targets;
}

/// Why a file left out a target.
inline constexpr const char* kVectorsInArrays = "this lane keeps vectors in an array, which SVE has not";

/// Appends one entry per target of the bit field `all`, best first, without the portable fallbacks, which are
/// no lanes. `function_for(Target<t>())` is the function that was compiled for t, one of `compiled`; asking
/// for one that was not does not compile.
template <std::int64_t compiled, std::int64_t all, typename Function, typename FunctionFor>
void capture_targets(FunctionFor function_for, std::vector<ForIsa<Function>>& functions) {
  if constexpr ((all & ~(HWY_SCALAR | HWY_EMU128)) != 0) {
    constexpr std::int64_t kBest = all & -all;
    ForIsa<Function> best{hwy::TargetName(kBest)};
    if ((supported_targets() & kBest) == 0) {
      best.unavailable = "this CPU lacks " + best.isa;
    } else if constexpr ((compiled & kBest) != 0) {
      best.function = function_for(Target<kBest>());
    } else {
      best.unavailable = kVectorsInArrays;
    }
    functions.push_back(std::move(best));
    capture_targets<compiled, all & ~kBest>(function_for, functions);
  }
}

/// Whether a compiler's `path` to a file is that of the file that `#include "name"` finds.
constexpr bool is_path_of(std::string_view path, std::string_view name) {
  return path.ends_with(name) && (path.size() == name.size() || path[path.size() - name.size() - 1] == '/');
}

}  // namespace lanebench
