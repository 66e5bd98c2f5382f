// Makes a WorkloadRun of each planned workload, and leads them through the passes.
#include "harness/coordinator/coordinator.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "harness/coordinator/interruption.h"
#include "harness/coordinator/passes.h"
#include "harness/coordinator/progress.h"
#include "harness/coordinator/workload_run.h"

namespace lanebench {

Outcome coordinate(std::vector<PlannedWorkload> planned, const RunOptions& options, double budget_s,
                   const std::vector<Sample>& earlier, Journal& journal) {
  const Interruption interruption;
  Progress progress(options.until_precise ? 0 : budget_s);
  std::map<std::string, double> best_probes;
  std::vector<WorkloadRun> runs;
  for (PlannedWorkload& workload : planned) {
    runs.emplace_back(std::move(workload), options, interruption, journal, progress, best_probes);
  }
  std::uint64_t first_pass = 0;
  for (const Sample& sample : earlier) {
    first_pass = std::max(first_pass, sample.pass + 1);
    for (WorkloadRun& run : runs) run.remember(sample);
  }
  Passes(runs, options, budget_s, first_pass, interruption).run();
  Outcome outcome{.interrupted = interruption.came()};
  for (WorkloadRun& run : runs) outcome.wrong |= run.finish();
  return outcome;
}

}  // namespace lanebench
