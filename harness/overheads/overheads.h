// What it costs on this machine to hand work and data to others, measured.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace lanebench {

/// Measures and sends one event {"overheads": [{name, value, unit, description}, …]}; `value` is null, with a
/// `reason`, where there is none. Units: "s", "B/s", "iterations/s", "ratio". Then a second event with the
/// list "ceilings" (harness/ceilings/ceilings.h). Returns the exit code. Runs in a child, since it forks and
/// then uses OpenMP.
int overheads_child();

using OverheadList = std::vector<nlohmann::json>;

/// The parts. Those that fork come first: a process with threads must not.
OverheadList measure_processes();  ///< Fork, spawn.
OverheadList measure_channels();   ///< Pipe and shared memory: round trip and bandwidth.
OverheadList measure_teams();      ///< Dispatch and fairness of process pools and thread teams.
OverheadList measure_gpu();        ///< Launch latency, copies each way.

inline nlohmann::json overhead(const std::string& name, double value, const std::string& unit,
                               const std::string& description) {
  return {{"name", name}, {"value", value}, {"unit", unit}, {"description", description}};
}

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
