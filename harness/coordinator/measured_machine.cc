// Starts the child that measures, and takes what it sends.
#include "harness/coordinator/measured_machine.h"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "harness/coordinator/child_environment.h"
#include "harness/machine/machine.h"
#include "harness/protocol/child_process.h"
#include "harness/protocol/figures.h"
#include "harness/protocol/protocol.h"

namespace lanebench {
namespace {

std::string next_line(ChildProcess& child) {
  constexpr std::chrono::seconds kLimit{30};
  std::string line;
  child.read_line(line, kLimit);
  return line;
}

template <typename List>
nlohmann::json list_or_reason(const std::optional<List>& list, const char* what) {
  if (list) return to_json(*list);
  return {{"value", nullptr}, {"reason", fmt::format("the child that measures {} gave no result", what)}};
}

}  // namespace

nlohmann::json measure_machine() {
  nlohmann::json machine = describe_machine();
  machine["child_environment"] = child_environment();
  ChildProcess child(this_program(kFiguresChild, child_environment()), "");
  machine["overheads"] = list_or_reason(parse_overheads(next_line(child)), "overheads");
  machine["ceilings"] = list_or_reason(parse_ceilings(next_line(child)), "ceilings");
  return machine;
}

}  // namespace lanebench
