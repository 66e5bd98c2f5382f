// What else happened on this machine while a sample was taken.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

namespace lanebench {

/// Seconds for a fixed chain of dependent multiplications (some 3 cycles each on current cores): longer when
/// the clock slows down or the core is taken away.
double clock_probe();

/// Counters of the kernel; the difference of two readings says what happened between them.
struct SchedulerCounts {
  std::int64_t involuntary_switches = 0;
  std::int64_t migrations = 0;
  double steal_s = 0;  ///< All cores: what the hypervisor gave to other guests, and a CPU quota to nobody.
};

/// Sums over all threads of this process and over the processes `pids`. A counter that the kernel does not
/// show stays 0.
SchedulerCounts scheduler_counts(const std::vector<pid_t>& pids);

}  // namespace lanebench
