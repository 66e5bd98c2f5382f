// Which core each worker sits on.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lanebench {

/// The logical CPUs that this process may use, in the order in which workers take them: one per physical core
/// first, then the SMT siblings. Worker i sits on `cpu(i)`; more workers than CPUs go round again.
class Placement {
 public:
  /// `cpus` in order, of which the first `cores` are on different physical cores.
  Placement(std::vector<int> cpus, std::size_t cores) : cpus_(std::move(cpus)), cores_(cores) {}

  int cpu(std::size_t rank) const { return cpus_[rank % cpus_.size()]; }
  std::size_t cores() const { return cores_; }
  const std::vector<int>& cpus() const { return cpus_; }

 private:
  std::vector<int> cpus_;
  std::size_t cores_;
};

/// This machine's placement, from hwloc: respects affinity masks and cpusets.
const Placement& machine_placement();

/// Binds the calling thread to one logical CPU, best effort.
void pin_to(int cpu);

/// Lets the calling thread, and threads that it will start, run on every CPU of the placement again.
void unpin(const Placement& placement);

}  // namespace lanebench
