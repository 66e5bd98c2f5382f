// The workloads one after the other, each with its share of the time.
#include "harness/coordinator/coordinator.h"

#include <chrono>
#include <utility>

#include "harness/coordinator/interruption.h"
#include "harness/coordinator/progress.h"
#include "harness/coordinator/workload_run.h"

namespace lanebench {

Outcome coordinate(std::vector<PlannedWorkload> planned, const RunOptions& options,
                   const FirstRounds& first_rounds, Journal& journal) {
  using Clock = std::chrono::steady_clock;
  const Interruption interruption;
  Progress progress(planned.size(), options.budget_s);
  Outcome outcome;
  const auto start = Clock::now();
  double shares_left = 0;
  for (const PlannedWorkload& entry : planned) shares_left += entry.share;
  for (PlannedWorkload& workload : planned) {
    if (interruption.came()) break;
    // What one workload saves, the later ones share.
    const double spent_s = std::chrono::duration<double>(Clock::now() - start).count();
    const double budget_s = (options.budget_s - spent_s) * workload.share / shares_left;
    shares_left -= workload.share;
    const auto round = first_rounds.find({workload.workload->name, workload.size});
    outcome.wrong |=
        WorkloadRun(std::move(workload), options, budget_s, round == first_rounds.end() ? 0 : round->second,
                    interruption, journal, progress)
            .run();
  }
  outcome.interrupted = interruption.came();
  return outcome;
}

}  // namespace lanebench
