// One ceiling under measurement, and the rounds that find the highest rate.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "harness/workers/workers.h"

namespace lanebench {

/// A technique that may reach the ceiling: nobody knows beforehand which loop is the fastest on a CPU.
struct Way {
  std::string technique;
  std::function<double(std::uint64_t repetitions)> run;  ///< Returns how much it did, in the probe's unit.
  bool warms_caches = false;                             ///< A repetition goes before each timing.
};

/// A ceiling of the CPU. It keeps alive what its ways work on.
struct Probe {
  std::string name;
  std::string level;
  std::string isa;
  std::uint64_t workers = 1;
  std::string unit;
  std::string description;
  std::vector<Way> ways{};

  double highest = 0;       ///< Found by `find_highest_rates`.
  std::string technique{};  ///< That of the highest.
};

/// The same function for every problem, as the workers want it.
template <typename P>
Kernel erased(KernelOf<P> function) {
  return [function](const Problem& problem, Team& team) { function(static_cast<const P&>(problem), team); };
}

/// Runs every way of every probe in interleaved rounds of at least 1 ms each, those of one worker first, and
/// keeps the highest rate: noise only slows. `team` is parked while one worker runs.
void find_highest_rates(std::vector<Probe>& probes, Workers& team);

}  // namespace lanebench
