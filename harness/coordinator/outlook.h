// What is still wide after a pass, and how long it would take to be narrow.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace lanebench {

/// The half width that a full run is told the way to.
inline constexpr double kUsualGoal = 0.02;

/// How well a workload is known at its main size.
struct Known {
  std::string workload;
  std::vector<double> widths;  ///< As WorkloadRun has them.
  std::size_t passes = 0;      ///< That timed it.
  double pass_s = 0;           ///< What another one takes; infinite where that is not known yet.
};

struct Outlook {
  std::size_t intervals = 0;
  std::size_t wide = 0;  ///< Wider than the goal.
  double widest = 0;     ///< Infinite where an interval has no ends yet.
  std::string where;     ///< The workload that has it.
  double to_goal_s = 0;  ///< An estimate; infinite where there are too few passes for one.
};

Outlook outlook(std::span<const Known> workloads, double goal);

/// For a run that took `elapsed_s` so far.
std::string in_words(const Outlook& outlook, double goal, double elapsed_s);

}  // namespace lanebench
