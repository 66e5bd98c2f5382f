// Looks names up in a list.
#include "harness/plan/kinds.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "kernels/contract/parameters.h"

namespace lanebench {

void require_known(const std::string& what, const std::string& name, const std::vector<std::string>& known) {
  if (std::ranges::find(known, name) != known.end()) return;
  const std::string nearest = nearest_name(name, known);
  throw InputError(fmt::format("unknown {} '{}'; {}", what, name,
                               nearest.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                                               : fmt::format("did you mean '{}'?", nearest)));
}

void require_worker_kind(const std::string& kind) {
  require_known("kind of workers", kind, {"serial", "threads", "processes"});
}

}  // namespace lanebench
