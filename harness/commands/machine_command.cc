// `machine`: the description, the measured overheads and ceilings, as JSON.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "harness/commands/commands.h"
#include "harness/coordinator/measured_machine.h"

namespace lanebench {

Command add_machine(CLI::App& program) {
  CLI::App* options = program.add_subcommand(
      "machine", "Topology, build, measured overheads and ceilings of this machine, as JSON");
  return {options, [] {
            fmt::print("{}\n", measure_machine().dump(2));
            return kSuccess;
          }};
}

}  // namespace lanebench
