// `machine`: the description and the measured overheads, as JSON.
#include <fmt/format.h>

#include <chrono>

#include "harness/child_process.h"
#include "harness/commands.h"
#include "harness/coordinator.h"
#include "harness/machine.h"
#include "harness/measured_machine.h"
#include "harness/protocol.h"

namespace lanebench {

namespace {

/// A list of {name, seconds, description}, or why there is none.
nlohmann::json measure_overheads() {
  constexpr std::chrono::seconds kLimit{30};
  ChildProcess child(this_program(kOverheadsCommand, child_environment()), "");
  std::string line;
  if (child.read_line(line, kLimit) == ChildProcess::Read::kLine) {
    return nlohmann::json::parse(line).at("overheads");
  }
  return {{"value", nullptr}, {"reason", "the child that measures overheads gave no result"}};
}

}  // namespace

nlohmann::json measure_machine() {
  nlohmann::json machine = describe_machine();
  machine["child_environment"] = child_environment();
  machine["overheads"] = measure_overheads();
  return machine;
}

int machine_command() {
  fmt::print("{}\n", measure_machine().dump(2));
  return kSuccess;
}

}  // namespace lanebench
