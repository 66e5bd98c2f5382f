// Times several ways to do one job in turn, round after round, and compares each with the first.
#pragma once

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "reports/analysis/statistics.h"

namespace lanebench {

struct Contestant {
  std::string name;
  std::function<void()> act;
  std::function<void()> prepare = [] {};  ///< Not timed.
  std::vector<double> seconds = {};
};

/// Prints medians, bytes per second, and the speed relative to the first way, paired by round.
inline void compare(std::vector<Contestant> ways, std::size_t rounds, double bytes) {
  using Clock = std::chrono::steady_clock;
  for (std::size_t round = 0; round <= rounds; ++round) {
    for (Contestant& way : ways) {
      way.prepare();
      const auto start = Clock::now();
      way.act();
      const std::chrono::duration<double> elapsed = Clock::now() - start;
      if (round > 0) way.seconds.push_back(elapsed.count());  // The first one warms everything up.
    }
  }
  for (const Contestant& way : ways) {
    const double typical = median(way.seconds);
    const Estimate speed = paired_speedup(ways.front().seconds, way.seconds);
    fmt::print("{:36} {:9.3f} ms {:7.2f} GB/s   x{:.3f} [{:.3f}, {:.3f}]\n", way.name, typical * 1e3,
               bytes / typical * 1e-9, speed.value, speed.lower.value_or(0), speed.upper.value_or(0));
  }
}

}  // namespace lanebench
