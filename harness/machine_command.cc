// `machine`: the description and the measured overheads, as JSON.
#include <fmt/format.h>

#include <chrono>

#include "harness/child_process.h"
#include "harness/commands.h"
#include "harness/coordinator.h"
#include "harness/machine.h"
#include "harness/machine_overheads.h"
#include "harness/protocol.h"

namespace lanebench {

nlohmann::json measure_overheads() {
  constexpr std::chrono::seconds kLimit{30};
  ChildProcess child(kOverheadsCommand, "", child_environment());
  std::string line;
  if (child.read_line(line, kLimit) == ChildProcess::Read::kLine)
    return nlohmann::json::parse(line).at("overheads");
  return {{"value", nullptr}, {"reason", "the child that measures overheads gave no result"}};
}

int machine_command() {
  nlohmann::json machine = describe_machine();
  machine["overheads"] = measure_overheads();
  fmt::print("{}\n", machine.dump(2));
  return kSuccess;
}

}  // namespace lanebench
