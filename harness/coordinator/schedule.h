// How a run's time is divided: passes over all workloads, and rounds within a pass.
//
// What disturbs a machine lasts for seconds or minutes, and which core and which pages a process got lasts as
// long as it does. So many short passes say more than one long one, as long as starting does not take most of
// the time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lanebench {

/// A run that can choose takes so many passes. An interval needs six. In quick runs on a virtual machine, ten
/// of fewer rounds had the typical interval of eight in the same time, and the widest a tenth narrower; more
/// than ten gained nothing, since starting takes time.
inline constexpr std::size_t kPasses = 10;
inline constexpr std::uint64_t kMostRoundsInPass = 32;

/// What one pass over a workload costs.
struct PassCost {
  double fixed_s = 0;  ///< Process, memory, inputs.
  double round_s = 0;
  double checks_s = 0;  ///< Of all its cases; not in every pass.
  double turns = 1;     ///< In how many of the passes it takes part: 1 for all, 0.5 for every second one.

  /// Of a visit that only checks.
  double closing_s() const { return fixed_s + checks_s; }
  double with(std::uint64_t rounds) const { return fixed_s + static_cast<double>(rounds) * round_s; }
};

/// The most rounds per pass with which `budget_s` holds `passes` passes; at least 1.
std::uint64_t rounds_in_pass(const std::vector<PassCost>& costs, double budget_s, std::size_t passes);

}  // namespace lanebench
