// Writes the progress line to standard error.
#include "harness/coordinator/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace lanebench {

void show_progress(const std::string& text) {
  if (isatty(STDERR_FILENO) != 1) return;
  fmt::print(stderr, "\r{:<70.70}{}", text, text.empty() ? "\r" : "");
  std::fflush(stderr);
}

Progress::Progress(double budget_s) : budget_s_(budget_s) {}

Progress::~Progress() {
  show_progress("");
}

void Progress::sample(const std::string& workload, std::uint64_t pass) {
  const auto now = std::chrono::steady_clock::now();
  if (now - shown_ < std::chrono::milliseconds(500))
    return;  // Each line costs the measuring cores some time.
  shown_ = now;
  const double left_s = std::max(0.0, budget_s_ - std::chrono::duration<double>(now - start_).count());
  show_progress(fmt::format("pass {}: {}, {:.0f} s left", pass + 1, workload, left_s));
}

}  // namespace lanebench
