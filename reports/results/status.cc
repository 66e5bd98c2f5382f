// The names, in the order of the enumeration.
#include "reports/results/status.h"

#include <algorithm>
#include <array>

namespace lanebench {
namespace {

constexpr std::array kNames = {"ok", "unavailable", "not_applicable", "wrong", "crashed", "timeout"};

}  // namespace

std::string name_of(Status status) {
  return kNames[static_cast<std::size_t>(status)];
}

std::optional<Status> status_named(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return {};
  return static_cast<Status>(found - kNames.begin());
}

}  // namespace lanebench
