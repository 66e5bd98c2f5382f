// One workload's share of a run: children until every case is settled.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "harness/coordinator/interruption.h"
#include "harness/coordinator/journal.h"
#include "harness/coordinator/progress.h"
#include "harness/plan/plan.h"
#include "harness/protocol/protocol.h"

namespace lanebench {

class WorkloadRun {
 public:
  WorkloadRun(PlannedWorkload planned, const RunOptions& options, double budget_s, std::uint64_t first_round,
              const Interruption& interruption, Journal& journal, Progress& progress)
      : planned_(std::move(planned)),
        options_(options),
        budget_s_(budget_s),
        next_round_(first_round),
        interruption_(interruption),
        journal_(journal),
        progress_(progress) {}

  /// Returns whether any case gave a wrong answer.
  bool run();

 private:
  using Clock = std::chrono::steady_clock;

  Assignment assignment() const;
  void run_child();

  // One for each event.
  void take(const Begun& begun);
  void take(const Settled& settled);
  void take(const Calibrated& calibrated);
  void take(const Timed& timed);
  void take(const WorkerDied& died);
  void take(const GaveUp& gave_up);
  void take(const Done& done);

  /// Settles the current case, or, when the child failed outside any unsettled one, all that are left: every
  /// failure settles something, so restarting ends.
  void fail(Status status, const std::string& reason);

  /// For the step that the child is in.
  Clock::duration limit();

  std::vector<CaseRecord>::iterator find(const std::string& case_id);

  PlannedWorkload planned_;
  const RunOptions& options_;
  double budget_s_;
  std::uint64_t next_round_;
  const Interruption& interruption_;
  Journal& journal_;
  Progress& progress_;
  Clock::time_point start_ = Clock::now();
  std::optional<Clock::duration> baseline_step_;
  std::map<std::string, std::uint64_t> iterations_;
  std::string stop_reason_;

  // Of the child that runs.
  Clock::time_point step_start_ = start_;
  std::string current_;  ///< The case that it works on.
  std::string failure_;  ///< What it says has happened to it.
  bool done_ = false;
};

}  // namespace lanebench
