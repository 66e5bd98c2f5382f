// Waiting, one job after another: the only lane there is.
#include <chrono>
#include <thread>

#include "kernels/workloads/wait/wait.h"

namespace lanebench::wait {

void scalar(const Wait& p, Team& team) {
  using Clock = std::chrono::steady_clock;
  for (Range r = team.next(p.jobs, 1); !r.empty(); r = team.next(p.jobs, 1)) {
    const auto start = Clock::now();
    std::this_thread::sleep_until(start + std::chrono::milliseconds(p.milliseconds));
    p.waited_ns[r.begin] = std::chrono::nanoseconds(Clock::now() - start).count();
  }
}

}  // namespace lanebench::wait
