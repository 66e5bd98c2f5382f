// One line on a terminal that says where the run is and how long it will still take; nothing when piped.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace lanebench {

/// What goes on, on one line of a terminal, in place of what stood there; nothing when piped.
void show_progress(const std::string& text);

class Progress {
 public:
  /// For a run with a time budget in seconds.
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
