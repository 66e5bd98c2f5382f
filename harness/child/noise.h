// What the system counted on this machine while a sample was taken.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

#include "harness/machine/cgroup.h"

namespace lanebench {

/// Counters of the kernel; the difference of two readings says what happened between them.
struct SchedulerCounts {
  std::int64_t involuntary_switches = 0;
  std::int64_t migrations = 0;
  double steal_s = 0;  ///< All cores: what the hypervisor gave to other guests, and a CPU quota to nobody.
};

/// Reads the counters of this process's threads and of other processes. It keeps their files open: opening
/// them for each sample would take longer than reading them.
class SchedulerCounter {
 public:
  /// Counts all threads that exist now, and the processes `pids`. A counter that the kernel does not show
  /// stays 0.
  explicit SchedulerCounter(const std::vector<pid_t>& pids);
  ~SchedulerCounter();
  SchedulerCounter(const SchedulerCounter&) = delete;
  SchedulerCounter& operator=(const SchedulerCounter&) = delete;

  SchedulerCounts read() const;

 private:
  std::vector<int> threads_;    ///< Descriptors of their `sched` files,
  std::vector<int> processes_;  ///< likewise.
  int stat_ = -1;
  Throttling throttling_;
};

}  // namespace lanebench
