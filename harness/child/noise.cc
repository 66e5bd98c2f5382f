// Reads /proc.
#include "harness/child/noise.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace lanebench {
namespace {

int open_file(const std::string& path) {
  return open(path.c_str(), O_RDONLY | O_CLOEXEC);
}

/// What the file holds now, in `buffer`.
std::string_view contents(int descriptor, std::span<char> buffer) {
  const ssize_t bytes = descriptor < 0 ? 0 : pread(descriptor, buffer.data(), buffer.size(), 0);
  return {buffer.data(), bytes > 0 ? static_cast<std::size_t>(bytes) : 0};
}

/// The number after `key` in lines of "key   :  value"; 0 where there is none.
std::int64_t field(std::string_view text, std::string_view key) {
  const std::size_t line = text.find(key);
  const std::size_t colon = text.find(':', line);
  if (line == std::string_view::npos || colon == std::string_view::npos) return 0;
  const std::size_t digits = text.find_first_not_of(" \t", colon + 1);
  std::int64_t value = 0;
  if (digits != std::string_view::npos)
    std::from_chars(text.data() + digits, text.data() + text.size(), value);
  return value;
}

double steal_seconds(std::string_view stat) {
  constexpr int kStealColumn = 8;
  std::size_t begin = 0;
  for (int column = 0; column < kStealColumn; ++column) {
    begin = stat.find_first_not_of(' ', stat.find(' ', begin));
    if (begin == std::string_view::npos) return 0;
  }
  double ticks = 0;
  std::from_chars(stat.data() + begin, stat.data() + stat.size(), ticks);
  return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace

SchedulerCounter::SchedulerCounter(const std::vector<pid_t>& pids) : stat_(open_file("/proc/stat")) {
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    threads_.push_back(open_file(task.path().string() + "/sched"));
  }
  for (const pid_t pid : pids) processes_.push_back(open_file("/proc/" + std::to_string(pid) + "/sched"));
}

SchedulerCounter::~SchedulerCounter() {
  for (const int descriptor : threads_) close(descriptor);
  for (const int descriptor : processes_) close(descriptor);
  close(stat_);
}

SchedulerCounts SchedulerCounter::read() const {
  std::array<char, 4096> buffer;
  SchedulerCounts counts;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  counts.involuntary_switches = usage.ru_nivcsw;
  for (const int descriptor : threads_) {
    counts.migrations += field(contents(descriptor, buffer), "se.nr_migrations");
  }
  for (const int descriptor : processes_) {
    const std::string_view text = contents(descriptor, buffer);
    counts.involuntary_switches += field(text, "nr_involuntary_switches");
    counts.migrations += field(text, "se.nr_migrations");
  }
  counts.steal_s = steal_seconds(contents(stat_, buffer)) + throttling_.seconds();
  return counts;
}

}  // namespace lanebench
