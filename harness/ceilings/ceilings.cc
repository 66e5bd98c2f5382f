// Puts the CPU's probes together: every level and instruction set, with one worker and with all.
#include "harness/ceilings/ceilings.h"

#include <algorithm>
#include <iterator>

#include "harness/ceilings/bandwidth.h"
#include "harness/ceilings/peaks.h"
#include "harness/machine/placement.h"

namespace lanebench {
namespace {

MeasuredCeiling ceiling_of(const Probe& probe) {
  const std::string technique = probe.technique.empty() ? "" : "; best: " + probe.technique;
  return {.name = probe.name,
          .device = "cpu",
          .level = probe.level,
          .isa = probe.isa,
          .workers = probe.workers,
          .value = probe.highest,
          .unit = probe.unit,
          .description = probe.description + technique};
}

/// What stands for a level that cannot be measured.
void add_missing(const MemoryLevel& level, std::size_t count, const std::string& reason, CeilingList& list) {
  for (const char* name : {"copy", "triad", "read"}) {
    list.push_back({.name = name,
                    .device = "cpu",
                    .level = level.name,
                    .isa = "",
                    .workers = count,
                    .unit = "B/s",
                    .reason = reason});
  }
}

}  // namespace

CeilingList slow_core_ceilings(int cpu) {
  pin_to(cpu);
  const auto worker = serial_workers();
  CeilingList list;
  std::vector<Probe> probes = peak_probes(1, *worker);
  const auto widest = std::ranges::find_if(probes, [](const Probe& peak) { return peak.isa != "scalar"; });
  const std::string isa = widest == probes.end() ? "" : widest->isa;  // The first is the widest.
  std::erase_if(probes, [&](const Probe& peak) { return peak.isa != "scalar" && peak.isa != isa; });
  const MemoryLevel memory = memory_levels(1).back();
  try {
    std::ranges::move(bandwidth_probes(memory, 1, *worker), std::back_inserter(probes));
  } catch (const std::exception& error) {
    add_missing(memory, 1, error.what(), list);
  }
  find_highest_rates(probes, *worker);
  std::ranges::transform(probes, std::back_inserter(list), ceiling_of);
  for (MeasuredCeiling& ceiling : list) ceiling.core_kind = "slow";
  return list;
}

CeilingList cpu_ceilings() {
  const Placement& placement = machine_placement();
  const std::size_t cores = placement.at_once();
  pin_to(placement.cpu(0));
  const auto serial = serial_workers();
  CeilingList list;
  std::vector<Probe> probes;
  const auto add = [&](std::size_t count, Workers& workers) {
    for (const MemoryLevel& level : memory_levels(count)) {
      try {
        std::ranges::move(bandwidth_probes(level, count, workers), std::back_inserter(probes));
      } catch (const std::exception& error) {
        add_missing(level, count, error.what(), list);
      }
    }
    std::ranges::move(peak_probes(count, workers), std::back_inserter(probes));
  };
  add(1, *serial);
  std::unique_ptr<Workers> threads;
  try {
    threads = thread_workers(cores, placement);
    if (cores > 1) add(cores, *threads);
  } catch (const Unavailable& error) {
    for (const MemoryLevel& level : memory_levels(cores)) add_missing(level, cores, error.what(), list);
    threads = thread_workers(1, placement);
  }
  find_highest_rates(probes, *threads);
  std::ranges::transform(probes, std::back_inserter(list), ceiling_of);
  if (const auto slow = placement.slow_cpu()) {
    threads->park();
    std::ranges::move(slow_core_ceilings(*slow), std::back_inserter(list));
  }
  return list;
}

}  // namespace lanebench
