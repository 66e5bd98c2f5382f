// A persistent pool of forked processes that run kernels over shared memory.
#pragma once

#include <sys/types.h>

#include <vector>

#include "harness/workers/workers.h"

namespace lanebench {

/// The calling process is rank 0 of every team; ranks 1 and up are forked once and wait for work. At most one
/// pool exists at a time (it watches SIGCHLD). Create it before any thread exists.
class ProcessPool {
 public:
  /// Runs in a signal handler when a worker ends without being asked to: async-signal-safe calls only, and it
  /// must not return, because the team's barriers would wait for ever.
  using OnDeath = void (*)(std::size_t rank, int wait_status);

  /// Throws Unavailable where the system does not let so many processes start.
  ProcessPool(std::size_t workers, const Placement& placement, OnDeath on_death);
  ~ProcessPool();
  ProcessPool(const ProcessPool&) = delete;
  ProcessPool& operator=(const ProcessPool&) = delete;

  /// A team of the first `count` workers.
  std::unique_ptr<Workers> team(std::size_t count);

  /// The process ids of ranks 1 and up.
  const std::vector<pid_t>& pids() const { return pids_; }

  struct Shared;

 private:
  void end();
  [[noreturn]] void give_up(const std::string& why);
  [[noreturn]] void work(std::size_t rank, pid_t parent);

  const Placement& placement_;
  Shared* shared_;
  std::vector<pid_t> pids_;
};

}  // namespace lanebench
