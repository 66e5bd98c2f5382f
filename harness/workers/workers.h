// How a kernel's shares reach workers: one interface, three ways.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "harness/machine/placement.h"
#include "kernels/contract/workload.h"

namespace lanebench {

class Workers {
 public:
  virtual ~Workers() = default;

  /// Runs the kernel on every worker of the team and returns when all have finished. The kernel and the
  /// problem must have existed when the workers were created: processes see the memory of that moment.
  virtual void run(const Kernel& kernel, const Problem& problem) = 0;

  /// Returns when no idle worker spins any more, so that the next case has the cores to itself.
  virtual void park() = 0;
};

/// A team of one: the calling thread.
std::unique_ptr<Workers> serial_workers();

/// `count` OpenMP threads, the calling thread among them, worker i on `placement.cpu(i)`. Throws
/// Unavailable where OpenMP or the system gives fewer.
std::unique_ptr<Workers> thread_workers(std::size_t count, const Placement& placement);

/// Calls `work` on threads that end before it returns, and begin when all of them exist: who waits at a
/// barrier waits for all. Throws Unavailable, without a call, where the system starts fewer.
void run_on_new_threads(std::size_t count, const std::function<void(std::size_t rank)>& work);

/// How many pauses a waiting worker spins before it sleeps: some 100 µs, enough to bridge the gap between two
/// dispatches, short enough that a parked worker soon leaves its core. 0 when `workers` exceed the cores,
/// where whoever spins keeps another from working.
std::uint32_t spin_limit(std::size_t workers, const Placement& placement);

}  // namespace lanebench
