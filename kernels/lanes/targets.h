// Captures one plain function pointer per Highway target, so that no dispatch happens while a kernel is
// timed.
#pragma once

#include <hwy/targets.h>

#include <cstdint>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kernels/contract/workload.h"

namespace lanebench {

/// A Highway target as a type, which tells the overloads of `function_for` below apart.
template <std::int64_t target>
using Target = std::integral_constant<std::int64_t, target>;

/// Appends one entry per target of the bit field, best first, without the portable fallbacks, which are no
/// lanes. `function_for(Target<t>())` is the function that was compiled for t; asking for one that was not
/// does not compile.
template <std::int64_t targets, typename Function, typename FunctionFor>
void capture_targets(FunctionFor function_for, std::vector<ForIsa<Function>>& functions) {
  if constexpr ((targets & ~(HWY_SCALAR | HWY_EMU128)) != 0) {
    constexpr std::int64_t kBest = targets & -targets;
    const bool runs = (hwy::SupportedTargets() & kBest) != 0;
    functions.push_back({hwy::TargetName(kBest), runs ? function_for(Target<kBest>()) : nullptr});
    capture_targets<targets & ~kBest>(function_for, functions);
  }
}

/// Whether a compiler's `path` to a file is that of the file that `#include "name"` finds.
constexpr bool is_path_of(std::string_view path, std::string_view name) {
  return path.ends_with(name) && (path.size() == name.size() || path[path.size() - name.size() - 1] == '/');
}

}  // namespace lanebench
