// One workload at one size in a run: a child per pass, or more where variants crash.
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
#include "harness/coordinator/schedule.h"
#include "harness/plan/plan.h"
#include "harness/protocol/protocol.h"

namespace lanebench {

/// What one pass gives a workload.
struct Visit {
  std::uint64_t pass = 0;
  std::uint64_t rounds = 1;
  double budget_s = 0;  ///< Less than that many rounds, where they would take longer.
  bool check = false;   ///< Whether outputs are checked again at the end, however long that takes.
};

class WorkloadRun {
 public:
  WorkloadRun(PlannedWorkload planned, const RunOptions& options, const Interruption& interruption,
              Journal& journal, Progress& progress, std::map<std::string, double>& best_probes)
      : planned_(std::move(planned)),
        options_(options),
        interruption_(interruption),
        journal_(journal),
        progress_(progress),
        best_probes_(best_probes) {}

  /// A sample that an earlier program took; those of other workloads and sizes are passed over.
  void remember(const Sample& sample);

  void visit(const Visit& visit);
  /// Gives what was measured the reason why there is no more. Returns whether any case gave a wrong answer.
  bool finish();

  bool headline() const { return planned_.headline; }
  const std::string& name() const { return planned_.workload->name; }
  double share() const { return planned_.share(); }
  /// Of the last pass, without children that crashed and without what only a first pass does.
  const PassCost& cost() const { return cost_; }
  /// Whether outputs were checked after the last round.
  bool checked() const { return checked_; }
  /// Whether a case can be timed and is not yet known well enough.
  bool wants_more() const;
  /// Of each speedup, half of its interval, relative; infinite where it has no ends yet.
  std::vector<double> widths() const;
  /// The typical one of them; 0 where there is none.
  double width() const;
  /// How many timed it, those of an earlier program too.
  std::size_t passes() const;

 private:
  using Clock = std::chrono::steady_clock;

  Assignment assignment(const Visit& visit) const;
  void run_child(const Visit& visit);

  /// Takes note of what the child cost.
  void account(const Assignment& given, double seconds);

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

  /// Settles all rows of a yardstick of which one took too long for the budget.
  void leave_out_program(const std::string& lanes, double seconds);

  /// For the step that the child is in.
  Clock::duration limit();
  /// Whether the case is a yardstick.
  bool is_program(const std::string& case_id);
  /// For one solution by it.
  Clock::duration limit_of_program() const;

  std::vector<CaseRecord>::iterator find(const std::string& case_id);

  PlannedWorkload planned_;
  const RunOptions& options_;
  const Interruption& interruption_;
  Journal& journal_;
  Progress& progress_;
  std::map<std::string, double>& best_probes_;  ///< Of all workloads: see CoreProbes.
  std::optional<Clock::duration> baseline_step_;
  std::map<std::string, std::uint64_t> iterations_;
  std::map<std::string, std::vector<Sample>> samples_;  ///< Of each case.
  std::uint64_t next_round_ = 0;
  PassCost cost_;
  double spent_s_ = 0;
  double spent_on_checks_s_ = 0;
  bool checked_ = false;

  // Of the child that runs.
  Clock::time_point step_start_{};
  double visit_budget_s_ = 0;
  std::string current_;  ///< The case that it works on.
  std::string failure_;  ///< What it says has happened to it.
  std::optional<Done> done_;
};

}  // namespace lanebench
