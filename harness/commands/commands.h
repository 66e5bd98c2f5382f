// The commands that the program knows: each file declares its own options and does what they ask for.
#pragma once

#include <functional>

#include "kernels/catalog.h"

namespace CLI {
class App;
}

namespace lanebench {

/// Exit codes of every command.
enum ExitCode : int {
  kSuccess = 0,
  kFailure = 1,
  kBadInput = 2,
  kWrongAnswer = 3,
  kUndecided = 4,  ///< Of `compare`: not one row could be judged.
  kInterrupted = 130,
};

/// A command that the parser knows of.
struct Command {
  const CLI::App* options;   ///< Parsed, if the command was asked for.
  std::function<int()> run;  ///< Does it with what was parsed; returns the exit code.
};

// Each adds a command to the program's parser. The catalog must outlive the command.
Command add_list(CLI::App& program, const Catalog& catalog);
Command add_run(CLI::App& program, const Catalog& catalog);
Command add_solve(CLI::App& program, const Catalog& catalog);
Command add_report(CLI::App& program);
Command add_compare(CLI::App& program);
Command add_machine(CLI::App& program);

}  // namespace lanebench
