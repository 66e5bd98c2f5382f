// `report`: renders a run's reports again.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "harness/commands/commands.h"
#include "harness/commands/terminal.h"
#include "reports/report.h"

namespace lanebench {

Command add_report(CLI::App& program) {
  CLI::App* options = program.add_subcommand("report", "Render a run's reports again from its saved samples");
  const auto folder = std::make_shared<std::string>();
  options->add_option("DIR", *folder, "Results folder")->required();
  return {options, [folder] {
            const std::filesystem::path path(*folder);
            render(path);
            print_first_screen(path);
            fmt::print("{}\n{}\n", (path / "report.md").string(), (path / "report.html").string());
            return kSuccess;
          }};
}

}  // namespace lanebench
