// Reads /proc; times a chain of multiplications.
#include "harness/child/noise.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "harness/machine/cgroup.h"

namespace lanebench {
namespace {

/// The number after `key` in a "key   :  value" or "key:\tvalue" file; 0 where there is none.
std::int64_t field(const std::string& path, const std::string& key) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with(key)) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    return std::strtoll(line.c_str() + colon + 1, nullptr, 10);
  }
  return 0;
}

double steal_seconds() {
  std::ifstream file("/proc/stat");
  std::string cpu;
  double ticks = 0;
  file >> cpu;
  constexpr int kStealColumn = 8;
  for (int column = 1; column <= kStealColumn; ++column) file >> ticks;
  return file ? ticks / static_cast<double>(sysconf(_SC_CLK_TCK)) : 0;
}

}  // namespace

double clock_probe() {
  using Clock = std::chrono::steady_clock;
  // Some 20 µs: long against the timer, short against a sample. Multiplications, because recent cores fold
  // chains of additions of constants before they execute them.
  constexpr int kMultiplications = 20000;
  std::uint64_t product = 3;
  const auto start = Clock::now();
  for (int i = 0; i < kMultiplications; ++i) {
    product *= 0x5851F42D4C957F2D;
    asm volatile("" : "+r"(product));  // Keeps the chain: without it the loop is one multiplication.
  }
  return std::chrono::duration<double>(Clock::now() - start).count();
}

SchedulerCounts scheduler_counts(const std::vector<pid_t>& pids) {
  SchedulerCounts counts;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  counts.involuntary_switches = usage.ru_nivcsw;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    counts.migrations += field(task.path().string() + "/sched", "se.nr_migrations");
  }
  for (const pid_t pid : pids) {
    const std::string base = "/proc/" + std::to_string(pid);
    counts.involuntary_switches += field(base + "/status", "nonvoluntary_ctxt_switches");
    counts.migrations += field(base + "/sched", "se.nr_migrations");
  }
  static const Throttling throttling;
  counts.steal_s = steal_seconds() + throttling.seconds();
  return counts;
}

}  // namespace lanebench
