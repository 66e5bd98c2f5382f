// What the counters of the processor and of the kernel said of a sample, under one name everywhere.
#pragma once

#include <array>
#include <optional>

namespace lanebench {

/// Totals of all workers. Each is absent where this machine did not count it.
struct SampleCounts {
  std::optional<double> cycles{};
  std::optional<double> instructions{};
  std::optional<double> branch_misses{};
  std::optional<double> cache_misses{};  ///< Of the last level.
  std::optional<double> page_faults{};
  std::optional<double> context_switches{};
  std::optional<double> cpu_s{};     ///< For which workers had a core, which is what the cycles belong to.
  std::optional<double> energy_j{};  ///< Of the processors, idle cores and all.
};

struct Counter {
  const char* name;  ///< In samples.csv, machine.json and between processes.
  std::optional<double> SampleCounts::*member;
};

inline constexpr std::array kCounters = {Counter{"cycles", &SampleCounts::cycles},
                                         Counter{"instructions", &SampleCounts::instructions},
                                         Counter{"branch_misses", &SampleCounts::branch_misses},
                                         Counter{"cache_misses", &SampleCounts::cache_misses},
                                         Counter{"page_faults", &SampleCounts::page_faults},
                                         Counter{"context_switches", &SampleCounts::context_switches},
                                         Counter{"cpu_s", &SampleCounts::cpu_s},
                                         Counter{"energy_j", &SampleCounts::energy_j}};

}  // namespace lanebench
