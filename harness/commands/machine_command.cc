// `machine`: the description, the measured overheads and ceilings, as JSON.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "harness/commands/commands.h"
#include "harness/coordinator/measured_machine.h"
#include "harness/machine/machine.h"

namespace lanebench {

Command add_machine(CLI::App& program) {
  CLI::App* options = program.add_subcommand(
      "machine",
      "Topology, build, overheads and ceilings of this machine, as JSON; figures_measured_at says when the "
      "latter were measured");
  const auto remeasure = std::make_shared<bool>(false);
  options->add_flag("--remeasure", *remeasure,
                    "Measure overheads and ceilings anew; otherwise once after each boot");
  return {options, [remeasure] {
            fmt::print("{}\n", with_figures(describe_machine(), *remeasure).dump(2));
            return kSuccess;
          }};
}

}  // namespace lanebench
