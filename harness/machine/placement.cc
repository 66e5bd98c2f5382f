// Placement from hwloc, pinning through the scheduler's affinity calls.
#include "harness/machine/placement.h"

#include <fmt/format.h>
#include <sched.h>

#include <algorithm>
#include <cstdlib>
#include <span>
#include <string_view>
#include <utility>

#include "harness/machine/cgroup.h"
#include "harness/machine/topology.h"
#include "kernels/contract/team.h"

namespace lanebench {
namespace {

/// The CPUs that this thread may use: the cpuset's within the affinity mask.
std::vector<unsigned> usable_cpus(hwloc_topology_t topology) {
  hwloc_bitmap_t usable = hwloc_bitmap_alloc();
  // hwloc's own sets hold any number of CPUs, where a cpu_set_t ends at 1024.
  if (hwloc_get_cpubind(topology, usable, HWLOC_CPUBIND_THREAD) != 0) hwloc_bitmap_fill(usable);
  hwloc_bitmap_and(usable, usable, hwloc_topology_get_allowed_cpuset(topology));
  std::vector<unsigned> cpus;
  for (int cpu = hwloc_bitmap_first(usable); cpu >= 0; cpu = hwloc_bitmap_next(usable, cpu)) {
    cpus.push_back(static_cast<unsigned>(cpu));
  }
  hwloc_bitmap_free(usable);
  return cpus;
}

/// Higher is faster: hwloc's ranking by type, capacity or frequency, or the highest frequency where it gives
/// none (it wants base frequencies to differ too); -1 where nothing is known.
int speed_of(hwloc_topology_t topology, hwloc_const_cpuset_t core) {
  const int kind = hwloc_cpukinds_get_by_cpuset(topology, core, 0);
  if (kind < 0) return -1;
  int efficiency = -1;  // hwloc's word for how fast a kind is.
  unsigned count = 0;
  hwloc_info_s* infos = nullptr;
  hwloc_cpukinds_get_info(topology, static_cast<unsigned>(kind), nullptr, &efficiency, &count, &infos, 0);
  if (efficiency >= 0) return efficiency;
  const std::span<const hwloc_info_s> all(infos, count);
  const auto frequency = std::ranges::find_if(
      all, [](const hwloc_info_s& info) { return info.name == std::string_view("FrequencyMaxMHz"); });
  return frequency == all.end() ? -1 : std::atoi(frequency->value);
}

/// A core with those of its CPUs that may be used.
struct Core {
  int speed = -1;
  std::vector<int> cpus;
};

std::vector<Core> usable_cores(hwloc_topology_t topology) {
  const std::vector<unsigned> usable = usable_cpus(topology);
  std::vector<Core> cores;
  const int count = hwloc_get_nbobjs_by_type(topology, HWLOC_OBJ_CORE);
  for (int i = 0; i < count; ++i) {
    const hwloc_const_cpuset_t set =
        hwloc_get_obj_by_type(topology, HWLOC_OBJ_CORE, static_cast<unsigned>(i))->cpuset;
    Core core{speed_of(topology, set), {}};
    std::ranges::copy_if(usable, std::back_inserter(core.cpus),
                         [&](unsigned cpu) { return hwloc_bitmap_isset(set, cpu) != 0; });
    if (!core.cpus.empty()) cores.push_back(std::move(core));
  }
  if (cores.empty()) {  // Some virtual machines and containers show no cores.
    for (const unsigned cpu : usable) cores.push_back({-1, {static_cast<int>(cpu)}});
  }
  return cores;
}

/// Lets the calling thread run on those CPUs and no other.
void allow(const std::vector<int>& cpus) {
  const auto count = static_cast<std::size_t>(*std::ranges::max_element(cpus)) + 1;
  cpu_set_t* set = CPU_ALLOC(count);
  const std::size_t bytes = CPU_ALLOC_SIZE(count);
  CPU_ZERO_S(bytes, set);
  for (const int cpu : cpus) CPU_SET_S(static_cast<std::size_t>(cpu), bytes, set);
  sched_setaffinity(0, bytes, set);
  CPU_FREE(set);
}

}  // namespace

Placement::Placement(std::vector<int> cpus, std::size_t cores, std::optional<double> quota, std::size_t fast)
    : cpus_(std::move(cpus)),
      cores_(cores),
      fast_(fast == 0 ? cores : fast),
      at_once_(std::min(cores, kMaxWorkers)) {
  if (cores > kMaxWorkers) why_fewer_ = fmt::format("a team has at most {} workers", kMaxWorkers);
  if (!quota || *quota >= static_cast<double>(at_once_)) return;
  at_once_ = std::max<std::size_t>(1, static_cast<std::size_t>(*quota));
  why_fewer_ = fmt::format("a CPU quota allows the time of {:.3g} of {} cores", *quota, cores);
}

Placement Placement::rotated(std::size_t turns) const {
  Placement rotated = *this;
  const auto rotate = [&](std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const auto first = rotated.cpus_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::rotate(first, first + static_cast<std::ptrdiff_t>(turns % (end - begin)),
                rotated.cpus_.begin() + static_cast<std::ptrdiff_t>(end));
  };
  rotate(0, fast_);
  rotate(fast_, cores_);
  return rotated;
}

Placement placement_on(hwloc_topology* topology, std::optional<double> quota) {
  std::vector<Core> cores = usable_cores(topology);
  std::ranges::stable_sort(cores, std::greater(), &Core::speed);
  std::vector<int> first;
  std::vector<int> siblings;
  if (cores.empty()) cores.push_back({-1, {0}});
  for (const Core& core : cores) {
    first.push_back(core.cpus.front());
    siblings.insert(siblings.end(), core.cpus.begin() + 1, core.cpus.end());
  }
  first.insert(first.end(), siblings.begin(), siblings.end());
  // A core of unknown speed is no slow one.
  const auto slow = std::ranges::find_if(
      cores, [&](const Core& core) { return core.speed >= 0 && core.speed < cores.front().speed; });
  const auto fast = static_cast<std::size_t>(slow - cores.begin());
  return {std::move(first), cores.size(), quota, fast};
}

const Placement& machine_placement() {
  static const Placement placement = placement_on(Topology().get(), group_limits().cpus);
  return placement;
}

void pin_to(int cpu) {
  allow({cpu});
}

void unpin(const Placement& placement) {
  allow(placement.cpus());
}

}  // namespace lanebench
