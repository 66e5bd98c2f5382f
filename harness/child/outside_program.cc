// Starts the program, reads its line, and does not take its word for the time.
#include "harness/child/outside_program.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "harness/protocol/child_process.h"
#include "kernels/contract/workload.h"
#include "reports/results/status.h"

namespace lanebench {
namespace {

/// A line too long for an answer is not one.
constexpr std::size_t kLongestQuote = 200;

nlohmann::json parse_line(const std::string& line) {
  try {
    nlohmann::json said = nlohmann::json::parse(line);
    if (said.is_object()) return said;
  } catch (const nlohmann::json::exception&) {
  }
  throw OutsideFailure(fmt::format("printed no JSON object but '{}'", line.substr(0, kLongestQuote)));
}

}  // namespace

OutsideSolution run_outside(const std::vector<std::string>& command, const nlohmann::json& request,
                            const Placement& placement) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::hours kPatience{24};  // The coordinator limits the time of every step.
  const auto start = Clock::now();
  unpin(placement);  // A program inherits the cores of the thread that starts it.
  ChildProcess child({.arguments = command}, request.dump() + "\n");
  pin_to(placement.cpu(0));
  std::string line;
  if (child.read_line(line, kPatience) != ChildProcess::Read::kLine) {
    const std::string end = child.wait();
    throw OutsideFailure(fmt::format("printed no line and ended with {}", end.empty() ? "exit code 0" : end));
  }
  const std::string end = child.wait();
  if (!end.empty()) throw OutsideFailure(fmt::format("ended with {}", end));
  const double wall_s = std::chrono::duration<double>(Clock::now() - start).count();

  const nlohmann::json said = parse_line(line);
  const auto reason = said.find(name_of(Status::kUnavailable));
  if (reason != said.end() && reason->is_string()) throw Unavailable(reason->get<std::string>());
  try {
    const OutsideSolution solution{said.at("answer"), said.at("seconds")};
    if (std::isfinite(solution.seconds) && solution.seconds > 0 && solution.seconds <= wall_s)
      return solution;
    throw OutsideFailure(
        fmt::format("claims {:.6g} s for the job, and ran for {:.6g} s", solution.seconds, wall_s));
  } catch (const nlohmann::json::exception& error) {
    throw OutsideFailure(fmt::format("printed '{}': {}", line.substr(0, kLongestQuote), error.what()));
  }
}

}  // namespace lanebench
