// `machine`: the description, the measured overheads and ceilings: tables for a person, JSON for programs.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "harness/commands/commands.h"
#include "harness/commands/terminal.h"
#include "harness/coordinator/measured_machine.h"
#include "harness/machine/machine.h"
#include "reports/render/machine_text.h"

namespace lanebench {

Command add_machine(CLI::App& program) {
  CLI::App* options = program.add_subcommand(
      "machine", "This machine: topology, build, what it reaches at most and what handing out work costs");
  const auto remeasure = std::make_shared<bool>(false);
  const auto json = std::make_shared<bool>(false);
  options->add_flag("--remeasure", *remeasure,
                    "Measure overheads and ceilings anew; otherwise once after each boot");
  options->add_flag("--json", *json, "As JSON, which is also what a pipe or a file gets");
  return {options, [remeasure, json] {
            const nlohmann::json machine = with_figures(describe_machine(), *remeasure);
            fmt::print(
                "{}", *json || !on_terminal() ? machine.dump(2) + "\n" : machine_text(read_machine(machine)));
            return kSuccess;
          }};
}

}  // namespace lanebench
