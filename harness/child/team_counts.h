// What a team's workers counted together: each reads its own counters, as part of the team.
#pragma once

#include <cstddef>
#include <span>

#include "harness/machine/energy.h"
#include "harness/workers/workers.h"
#include "kernels/contract/workload.h"
#include "reports/results/counts.h"

namespace lanebench {

/// Between two readings everything that a worker does counts, waiting included: who waits for less than some
/// 100 µs spins, with instructions and cycles of its own, and who waits for longer sleeps. Threads that are
/// no workers, such as a server's, do not count.
class TeamCounts {
 public:
  /// To be made before the processes that will take part.
  TeamCounts();

  /// Since the last call for the same team. It takes a dispatch and some microseconds, and leaves the workers
  /// awake, as a sample wants them.
  SampleCounts since_last(Workers& workers, const Problem& problem, std::size_t team_size);

 private:
  EnergyMeter energy_;
  Arena memory_;
  std::span<SampleCounts> slots_;
  Kernel kernel_;
};

}  // namespace lanebench
