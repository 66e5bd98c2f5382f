// What a run says of itself while it goes on: one line on a terminal, and a few that stay.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace lanebench {

/// What goes on, on one line of a terminal, in place of what stood there; nothing when piped.
void show_progress(const std::string& text);

/// A line that stays, also when piped.
void say(const std::string& text);

/// A time that nobody knows to three digits: "12 s", "2.5 min".
std::string roughly(double seconds);

class Progress {
 public:
  /// For a run that ends after so many seconds; 0 for one whose end nobody knows.
  explicit Progress(double budget_s);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// A sample of a workload came in.
  void sample(const std::string& workload, std::uint64_t pass);

 private:
  double budget_s_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_{};
};

}  // namespace lanebench
