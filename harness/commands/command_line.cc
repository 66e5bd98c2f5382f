// Lists the commands, parses, and turns every error into one line and an exit code.
#include "harness/commands/command_line.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>
#include <vector>

#include "harness/child/figures.h"
#include "harness/child/measure.h"
#include "harness/commands/commands.h"
#include "harness/machine/build_info.h"
#include "harness/protocol/protocol.h"
#include "kernels/contract/device.h"
#include "kernels/contract/parameters.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

int dispatch(int argc, char** argv, const Catalog& catalog) {
  CLI::App program(
      "What pays for a job on this machine: wider lanes, more threads, more processes, or a GPU?",
      "lanebench");
  program.set_version_flag("--version", build_info::kVersion);
  program.require_subcommand(1);
  const std::vector<Command> commands = {add_list(program, catalog),  add_run(program, catalog),
                                         add_solve(program, catalog), add_report(program),
                                         add_compare(program),        add_machine(program)};
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return program.exit(success);  // --help and --version
  } catch (const CLI::ParseError& error) {
    throw InputError(fmt::format("{} (see lanebench --help)", error.what()));
  }
  return std::ranges::find_if(commands, [](const Command& command) { return command.options->parsed(); })
      ->run();
}

int refuse(const std::string& why) {
  fmt::print(stderr, "lanebench: {}\n", why);
  return kBadInput;
}

/// What a command printed may be all that it was started for: none of it gets lost in silence.
int with_output_written(int exit_code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return exit_code;
  return refuse(fmt::format("cannot write to standard output: {}", std::strerror(errno)));
}

}  // namespace

int run_command_line(int argc, char** argv, const Catalog& catalog) {
  if (argc == 2 && argv[1] == std::string_view(kMeasuringChild)) return measuring_child(catalog);
  if (argc == 2 && argv[1] == std::string_view(kFiguresChild)) return figures_child();
  try {
    return with_output_written(dispatch(argc, argv, catalog));
  } catch (const InputError& error) {
    return refuse(error.what());
  } catch (const ResultsError& error) {
    return refuse(error.what());
  } catch (const Unavailable& error) {
    return refuse(fmt::format("this case cannot run here: {}", error.what()));
  } catch (const std::system_error& error) {
    return refuse(fmt::format("the system refuses: {}", error.what()));
  }
}

}  // namespace lanebench
