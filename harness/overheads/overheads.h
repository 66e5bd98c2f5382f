// What it costs on this machine to hand work and data to others, measured.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace lanebench {

struct MeasuredOverhead {
  std::string name;
  std::optional<double> value;
  std::string unit;  ///< "s", "B/s", "iterations/s", "ratio".
  std::string description;
  std::string reason{};  ///< Why there is no value.
};

using OverheadList = std::vector<MeasuredOverhead>;

/// All parts. Forks and then uses OpenMP, so it runs in a child.
OverheadList measure_overheads();

// The parts. Those that fork come first: a process with threads must not.
OverheadList measure_processes();  ///< Fork, spawn.
OverheadList measure_channels();   ///< Pipe and shared memory: round trip and bandwidth.
OverheadList measure_teams();      ///< Dispatch and fairness of process pools and thread teams.
OverheadList measure_gpu();        ///< Launch latency, copies each way.

/// Seconds for one of `repetitions` calls.
template <typename Work>
double seconds_each(int repetitions, Work work) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  for (int i = 0; i < repetitions; ++i) work();
  return std::chrono::duration<double>(Clock::now() - start).count() / repetitions;
}

/// Rounds over which each figure is a median.
inline constexpr int kOverheadRounds = 9;

}  // namespace lanebench
