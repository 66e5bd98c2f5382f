// Whether the cores of a team are its own: a fixed piece of work that keeps all units of a core busy takes
// twice as long while a neighbour, such as another virtual machine, uses the other half of the core.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "harness/machine/placement.h"
#include "kernels/contract/workload.h"

namespace lanebench {

/// Seconds for eight independent chains of additions, some 15 µs: more instructions per cycle than half a
/// core has. Longer also where the clock slows down or the core is taken away.
double core_probe();

/// What a probe of a team found.
struct ProbeReading {
  double seconds = 0;   ///< Of the slowest worker.
  double slowdown = 1;  ///< The most of any worker: its time over the best of its core.
};

/// The shortest probe so far, by team and core: "2@0" is that of a team of two on CPU 0.
using BestProbes = std::map<std::string, double>;

/// The probes of teams, each compared with the best of the same core in a team of the same size: turbo clocks
/// depend on how many cores work.
class CoreProbes {
 public:
  /// To be made before the processes that will run the kernel. `best` are those of earlier passes.
  CoreProbes(const std::vector<std::size_t>& team_sizes, const Placement& placement, const BestProbes& best);

  /// Each worker that runs it times the probe on its core.
  const Kernel& kernel() const { return kernel_; }
  /// What the last run of the kernel by a team of that size found. A team that has more workers than cores
  /// probes nothing but the core that asks.
  ProbeReading reading(std::size_t team_size) const;

  BestProbes best() const;

 private:
  struct Probe {
    double last = 0;
    double best = 0;
  };
  /// Of a worker of a team.
  std::string key(std::size_t team_size, std::size_t rank) const;

  const Placement& placement_;
  Arena memory_;
  std::map<std::size_t, std::span<Probe>> teams_;
  Kernel kernel_;
};

}  // namespace lanebench
