// Writes to standard error.
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

void say(const std::string& text) {
  show_progress("");
  fmt::print(stderr, "lanebench: {}\n", text);
}

std::string roughly(double seconds) {
  constexpr double kMinute = 60;
  constexpr double kHour = 60 * kMinute;
  const auto amount = [](double value, const char* unit) {
    return value < 9.95 ? fmt::format("{:.2g} {}", value, unit) : fmt::format("{:.0f} {}", value, unit);
  };
  if (seconds < 1.5 * kMinute) return amount(seconds, "s");
  if (seconds < 1.5 * kHour) return amount(seconds / kMinute, "min");
  return amount(seconds / kHour, "h");
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
  const double elapsed_s = std::chrono::duration<double>(now - start_).count();
  const std::string time = budget_s_ > 0 ? fmt::format("{:.0f} s left", std::max(0.0, budget_s_ - elapsed_s))
                                         : fmt::format("after {:.0f} s", elapsed_s);
  show_progress(fmt::format("pass {}: {}, {}", pass + 1, workload, time));
}

}  // namespace lanebench
