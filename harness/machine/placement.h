// Which core each worker sits on, and how many workers have a core of their own.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

struct hwloc_topology;

namespace lanebench {

/// The logical CPUs that this process may use, in the order in which workers take them: one per physical core
/// first, the fastest kind of cores before the others, then the SMT siblings. Worker i sits on `cpu(i)`; more
/// workers than CPUs go round again.
class Placement {
 public:
  /// `cpus` in order, of which the first `cores` are on different physical cores, and `fast` of these on the
  /// fastest kind of core (all where that is 0). `quota` limits the CPU time, in cores.
  Placement(std::vector<int> cpus, std::size_t cores, std::optional<double> quota = {}, std::size_t fast = 0);

  /// The same cores, each worker `turns` cores further on within their kind: which of them a worker has is
  /// then no part of what is measured.
  Placement rotated(std::size_t turns) const;

  int cpu(std::size_t rank) const { return cpus_[rank % cpus_.size()]; }
  std::size_t cores() const { return cores_; }
  const std::vector<int>& cpus() const { return cpus_; }
  /// A CPU on a core of the slowest kind; none where no two kinds are known.
  std::optional<int> slow_cpu() const {
    return fast_ < cores_ ? std::optional(cpus_[cores_ - 1]) : std::nullopt;
  }

  /// How many workers run at a time: the cores, or fewer where a quota or the size of a team allows no more.
  std::size_t at_once() const { return at_once_; }
  /// Why that is less than the cores; else empty.
  const std::string& why_fewer() const { return why_fewer_; }

 private:
  std::vector<int> cpus_;
  std::size_t cores_;
  std::size_t fast_;
  std::size_t at_once_;
  std::string why_fewer_;
};

/// The placement on a topology, within this process's affinity mask where it is this machine's.
Placement placement_on(hwloc_topology* topology, std::optional<double> quota);

/// This machine's placement: respects affinity masks, cpusets and quotas.
const Placement& machine_placement();

/// Binds the calling thread to one logical CPU, best effort.
void pin_to(int cpu);

/// Lets the calling thread, and threads that it will start, run on every CPU of the placement again.
void unpin(const Placement& placement);

}  // namespace lanebench
