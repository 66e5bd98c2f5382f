// Takes samples: one timing of a case each, with all that tells whether it was left alone.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "harness/child/noise.h"
#include "harness/child/runner.h"
#include "harness/machine/placement.h"
#include "harness/protocol/protocol.h"

namespace lanebench {

/// A case that passed its check, with what the rounds need.
struct Entry {
  CaseRecord record;
  Runnable run;
  std::uint64_t iterations = 1;
  bool twin = false;
};

class Sampler {
 public:
  /// `pids` are the process workers, which count for the system's counters.
  Sampler(const Assignment& assignment, const Placement& placement, const std::vector<pid_t>& pids)
      : assignment_(assignment), placement_(placement), counter_(pids) {}

  /// Times the entry once, and again where a core was disturbed meanwhile: by the probe's word, not by the
  /// time's. Sends every sample.
  void sample(const Entry& entry, std::uint64_t round, std::size_t position);

 private:
  using Clock = std::chrono::steady_clock;

  /// Returns the slowdown that the probe found afterwards.
  double take(Sample& sample, const Entry& entry, Clock::time_point start);
  /// Whether there is time to wait for a quiet moment.
  bool patient(Clock::time_point start) const;

  const Assignment& assignment_;
  const Placement& placement_;
  const SchedulerCounter counter_;
  double sampled_s_ = 0;
  double waited_s_ = 0;
};

}  // namespace lanebench
