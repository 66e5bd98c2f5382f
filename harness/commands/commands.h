// The commands that the program knows.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "harness/plan/plan.h"
#include "kernels/catalog.h"

namespace lanebench {

/// Exit codes of every command.
enum ExitCode : int {
  kSuccess = 0,
  kFailure = 1,
  kBadInput = 2,
  kWrongAnswer = 3,
  kInterrupted = 130,
};

/// Parses and runs one command; reports every error as one line on standard error.
int run_command_line(int argc, char** argv, const Catalog& catalog);

int list_command(const Catalog& catalog, bool json);
/// Without a budget in `options`, it depends on what is planned.
int run_command(const Catalog& catalog, RunOptions options, const std::optional<std::string>& out);
int resume_command(const Catalog& catalog, const std::filesystem::path& folder);
int solve_command(const Catalog& catalog, const std::string& workload,
                  const std::vector<std::string>& settings, const std::string& case_id);
int report_command(const std::filesystem::path& folder);
/// The first side is the base of all others; `format` is "terminal", "md", "csv" or "json".
int compare_command(const std::vector<std::string>& sides, double threshold, const std::string& format);
int machine_command();

}  // namespace lanebench
