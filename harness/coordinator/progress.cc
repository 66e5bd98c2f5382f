// Writes the progress line to standard error.
#include "harness/coordinator/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace lanebench {

Progress::Progress(double budget_s) : on_terminal_(isatty(STDERR_FILENO) == 1), budget_s_(budget_s) {}

Progress::~Progress() {
  if (on_terminal_) fmt::print(stderr, "\r{:70}\r", "");
}

void Progress::sample(const std::string& workload, std::uint64_t pass) {
  if (!on_terminal_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - shown_ < std::chrono::milliseconds(500))
    return;  // Each line costs the measuring cores some time.
  shown_ = now;
  const double left_s = std::max(0.0, budget_s_ - std::chrono::duration<double>(now - start_).count());
  const std::string line = fmt::format("pass {}: {}, {:.0f} s left", pass + 1, workload, left_s);
  fmt::print(stderr, "\r{:<70.70}", line);
  std::fflush(stderr);
}

}  // namespace lanebench
