// Placement from hwloc, pinning through the scheduler's affinity calls.
#include "harness/machine/placement.h"

#include <sched.h>

#include <thread>

#include "harness/machine/topology.h"

namespace lanebench {
namespace {

Placement placement_of(hwloc_topology_t topology) {
  const hwloc_const_cpuset_t allowed = hwloc_topology_get_allowed_cpuset(topology);
  cpu_set_t affinity;
  sched_getaffinity(0, sizeof affinity, &affinity);
  std::vector<int> first;
  std::vector<int> siblings;
  const int cores = hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_CORE);
  for (int i = 0; i < cores; ++i) {
    const hwloc_obj_t core = hwloc_get_obj_by_type(topology, HWLOC_OBJ_CORE, static_cast<unsigned>(i));
    bool taken = false;
    for (int cpu = hwloc_bitmap_first(core->cpuset); cpu >= 0; cpu = hwloc_bitmap_next(core->cpuset, cpu)) {
      if (!hwloc_bitmap_isset(allowed, static_cast<unsigned>(cpu)) || !CPU_ISSET(cpu, &affinity)) continue;
      (taken ? siblings : first).push_back(cpu);
      taken = true;
    }
  }
  if (first.empty()) {  // Some virtual machines and containers show no cores.
    const int cpus = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    for (int cpu = 0; cpu < cpus; ++cpu) first.push_back(cpu);
  }
  const std::size_t distinct = first.size();
  first.insert(first.end(), siblings.begin(), siblings.end());
  return {std::move(first), distinct};
}

}  // namespace

const Placement& machine_placement() {
  static const Placement placement = placement_of(Topology().get());
  return placement;
}

void pin_to(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  sched_setaffinity(0, sizeof set, &set);
}

void unpin(const Placement& placement) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (const int cpu : placement.cpus()) CPU_SET(cpu, &set);
  sched_setaffinity(0, sizeof set, &set);
}

}  // namespace lanebench
