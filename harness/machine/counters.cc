// Opens the counters one by one, so that each that works is had where others do not.
#include "harness/machine/counters.h"

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "harness/machine/energy.h"

namespace lanebench {
namespace {

struct PerfEvent {
  const char* name;
  std::optional<double> SampleCounts::*member;
  std::uint32_t type;
  std::uint64_t config;
  /// The kernel switches threads, so there is nothing to count without its part.
  bool has_user_part = true;
};

constexpr std::array kPerfEvents = {
    PerfEvent{"cycles", &SampleCounts::cycles, PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
    PerfEvent{"instructions", &SampleCounts::instructions, PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS},
    PerfEvent{"branch_misses", &SampleCounts::branch_misses, PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_MISSES},
    PerfEvent{"cache_misses", &SampleCounts::cache_misses, PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_MISSES},
    PerfEvent{"page_faults", &SampleCounts::page_faults, PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS},
    PerfEvent{"context_switches", &SampleCounts::context_switches, PERF_TYPE_SOFTWARE,
              PERF_COUNT_SW_CONTEXT_SWITCHES, false}};

/// Of a counter of the calling thread: its descriptor, or -1 and errno.
int open_counter(const PerfEvent& event, bool with_kernel) {
  perf_event_attr attributes{};
  attributes.size = sizeof attributes;
  attributes.type = event.type;
  attributes.config = event.config;
  attributes.exclude_kernel = with_kernel ? 0 : 1;
  attributes.read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
  return static_cast<int>(syscall(SYS_perf_event_open, &attributes, 0, -1, -1, PERF_FLAG_FD_CLOEXEC));
}

std::string why_not_opened(int error) {
  if (error == ENOENT || error == ENODEV || error == EOPNOTSUPP || error == ENOSYS)
    return "not supported by this machine";
  if (error != EACCES && error != EPERM) return std::strerror(error);
  std::string level = "unknown";
  std::ifstream("/proc/sys/kernel/perf_event_paranoid") >> level;
  return "not permitted: kernel.perf_event_paranoid is " + level;
}

/// What came of opening a counter.
struct Attempt {
  int descriptor;  ///< -1 where it does not open.
  std::string in_words;
};

Attempt attempt(const PerfEvent& event) {
  int descriptor = open_counter(event, true);
  if (descriptor >= 0) return {descriptor, "counted"};
  const bool refused = errno == EACCES || errno == EPERM;
  if (refused && event.has_user_part) {
    descriptor = open_counter(event, false);
    if (descriptor >= 0) return {descriptor, "counted, but for the kernel's part"};
  }
  return {-1, why_not_opened(errno)};
}

}  // namespace

ThreadCounters::ThreadCounters() {
  for (const PerfEvent& event : kPerfEvents) {
    const int descriptor = attempt(event).descriptor;
    if (descriptor >= 0) opened_.push_back({event.member, descriptor, {}});
  }
  since_last();
}

ThreadCounters::~ThreadCounters() {
  for (const Opened& counter : opened_) close(counter.descriptor);
}

SampleCounts ThreadCounters::since_last() {
  SampleCounts counts;
  for (auto& [member, descriptor, last] : opened_) {
    Reading now;
    if (read(descriptor, &now, sizeof now) != sizeof now) continue;
    const auto count = static_cast<double>(now.count - last.count);
    const auto enabled = static_cast<double>(now.enabled_ns - last.enabled_ns);
    const auto running = static_cast<double>(now.running_ns - last.running_ns);
    // Where the counter had its place for a part of the time, the rest is taken to have been like it.
    if (running > 0) {
      counts.*member = count * (enabled / running);
      counts.cpu_s = enabled * 1e-9;
    }
    last = now;
  }
  return counts;
}

nlohmann::json describe_counters() {
  nlohmann::json counters;
  for (const PerfEvent& event : kPerfEvents) {
    const auto [descriptor, in_words] = attempt(event);
    if (descriptor >= 0) close(descriptor);
    counters[event.name] = in_words;
  }
  const std::string why_no_energy = EnergyMeter().why_not();
  counters["energy_j"] = why_no_energy.empty() ? "counted" : why_no_energy;
  return counters;
}

}  // namespace lanebench
