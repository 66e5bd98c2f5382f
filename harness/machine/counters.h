// Counters of the processor and of the kernel, through perf_event_open(2): what a thread did, not how long it
// took.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "reports/results/counts.h"

namespace lanebench {

/// Those of the thread that makes the object, which alone may use it: another thread's counters cannot be
/// read without interrupting the core that it runs on.
class ThreadCounters {
 public:
  /// Opens what this system lets it open. They count all the time.
  ThreadCounters();
  ~ThreadCounters();
  ThreadCounters(const ThreadCounters&) = delete;
  ThreadCounters& operator=(const ThreadCounters&) = delete;

  /// What was counted since the last call, or since they were opened: one system call for each counter.
  SampleCounts since_last();

 private:
  /// As the kernel writes it.
  struct Reading {
    std::uint64_t count = 0;
    std::uint64_t enabled_ns = 0;  ///< While the thread had a core,
    std::uint64_t running_ns = 0;  ///< and the counter a place in the core, which several may have to share.
  };
  struct Opened {
    std::optional<double> SampleCounts::*member;
    int descriptor;
    Reading last;
  };
  std::vector<Opened> opened_;
};

/// For machine.json: of each counter that it is "counted", or why not.
nlohmann::json describe_counters();

}  // namespace lanebench
