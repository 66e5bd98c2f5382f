// Starts the child that measures, and takes what it sends.
#include "harness/coordinator/measured_machine.h"

#include <chrono>

#include "harness/coordinator/coordinator.h"
#include "harness/machine/machine.h"
#include "harness/protocol/child_process.h"
#include "harness/protocol/protocol.h"

namespace lanebench {
namespace {

/// The list `name` of the child's next event, or why there is none.
nlohmann::json next_list(ChildProcess& child, const std::string& name) {
  constexpr std::chrono::seconds kLimit{30};
  std::string line;
  if (child.read_line(line, kLimit) == ChildProcess::Read::kLine) {
    const nlohmann::json event = nlohmann::json::parse(line);
    if (event.contains(name)) return event.at(name);
  }
  return {{"value", nullptr}, {"reason", "the child that measures " + name + " gave no result"}};
}

}  // namespace

nlohmann::json measure_machine() {
  nlohmann::json machine = describe_machine();
  machine["child_environment"] = child_environment();
  ChildProcess child(this_program(kOverheadsCommand, child_environment()), "");
  machine["overheads"] = next_list(child, "overheads");
  machine["ceilings"] = next_list(child, "ceilings");
  return machine;
}

}  // namespace lanebench
