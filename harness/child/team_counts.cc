// A slot for each worker in memory that threads and processes share.
#include "harness/child/team_counts.h"

#include <sys/resource.h>
#include <unistd.h>

#include "harness/machine/counters.h"

namespace lanebench {
namespace {

SampleCounts counts_of_this_thread() {
  thread_local std::optional<ThreadCounters> counters;
  thread_local pid_t owner = 0;
  // Whoever was forked has its parent's counters.
  if (const pid_t self = gettid(); owner != self) {
    counters.emplace();
    owner = self;
  }
  return counters->since_last();
}

/// Six descriptors for each thread are more than the 1024 that a process has at first, on many cores.
void allow_more_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

/// A sum is known where every part is.
void add(std::optional<double>& sum, const std::optional<double>& part) {
  if (sum && part) {
    *sum += *part;
  } else {
    sum.reset();
  }
}

}  // namespace

TeamCounts::TeamCounts() : memory_(Arena::Memory::kShared, kMaxWorkers * sizeof(SampleCounts)) {
  allow_more_files();
  slots_ = memory_.take<SampleCounts>(kMaxWorkers);
  kernel_ = [this](const Problem&, Team& team) { slots_[team.rank()] = counts_of_this_thread(); };
}

SampleCounts TeamCounts::since_last(Workers& workers, const Problem& problem, std::size_t team_size) {
  const std::optional<double> energy_j = energy_.since_last();
  workers.run(kernel_, problem);
  SampleCounts sum = slots_.front();
  for (const SampleCounts& one : slots_.subspan(1, team_size - 1)) {
    for (const Counter& counter : kCounters) add(sum.*counter.member, one.*counter.member);
  }
  sum.energy_j = energy_j;
  return sum;
}

}  // namespace lanebench
