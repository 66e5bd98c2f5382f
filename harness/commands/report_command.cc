// `report`: renders a run's reports again.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "harness/commands/commands.h"
#include "harness/commands/terminal.h"
#include "reports/render/first_screen_terminal.h"
#include "reports/report.h"
#include "reports/results/read_run.h"

namespace lanebench {

Command add_report(CLI::App& program) {
  CLI::App* options = program.add_subcommand("report", "Render a run's reports again from its saved samples");
  const auto folder = std::make_shared<std::string>();
  options->add_option("DIR", *folder, "Results folder")->required();
  return {options, [folder] {
            const std::filesystem::path path(*folder);
            render(path);
            const FirstScreen screen = first_screen(analyse(read_run(path)));
            fmt::print("{}\n", first_screen_terminal(screen, output_columns(), wants_colour()));
            fmt::print("{}\n{}\n", (path / "report.md").string(), (path / "report.html").string());
            return kSuccess;
          }};
}

}  // namespace lanebench
