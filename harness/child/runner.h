// Sets a problem up for every kind of worker that a plan needs, and turns a case into something to call.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "harness/child/core_probes.h"
#include "harness/child/team_counts.h"
#include "harness/child/timer.h"
#include "harness/machine/placement.h"
#include "harness/plan/yardsticks.h"
#include "harness/workers/processes.h"
#include "harness/workers/workers.h"
#include "kernels/contract/device.h"
#include "kernels/contract/workload.h"
#include "reports/results/records.h"

namespace lanebench {

/// One case, ready to run.
struct Runnable {
  std::function<void()> upload_outputs;  ///< Takes the problem's outputs to a GPU, where the case runs there.
  std::function<void()> solve;           ///< Solves once and leaves the outputs in the problem.
  TimedRun timed;                        ///< Solves n times, in the case's own clock.
  std::function<Verdict()> check;        ///< Whether the last `solve` was right.
  std::function<void()> wake;            ///< Gets the workers out of their sleep before the clock starts.
  std::function<ProbeReading()> probe;   ///< Whether the workers' cores are their own.
  /// What the workers counted since the last call; nothing for workers that are not ours.
  std::function<SampleCounts()> counts;
  std::function<void()> park;  ///< Returns when none of them spins any more.
  bool once = false;           ///< A sample is one solution, however short: starting costs more.
};

/// A problem with its memory, inputs and workers.
class Runner {
 public:
  /// Allocates, opens, fills, and forks the process workers, in that order, so that they inherit the inputs
  /// and no thread. `cases` tells which workers will be needed, `commands` which lanes are programs of their
  /// own. Throws Unavailable for what the problem cannot open.
  Runner(const Workload& workload, const Parameters& parameters, const std::vector<CaseRecord>& cases,
         ProcessPool::OnDeath on_worker_death, Commands commands = {},
         const Placement& placement = machine_placement(), const BestProbes& best_probes = {});

  /// Throws Unavailable for a GPU case without a usable GPU, and for a team that the system does not allow.
  Runnable prepare(const CaseRecord& record);

  Problem& problem() { return *problem_; }
  BestProbes best_probes() const { return probes_->best(); }
  /// The process workers that exist besides this process.
  std::vector<pid_t> worker_pids() const { return pool_ ? pool_->pids() : std::vector<pid_t>{}; }

 private:
  Runnable prepare_cpu(const Kernel& kernel, const CaseRecord& record);
  ProbeReading probe(Workers& workers, std::size_t team_size);
  Runnable prepare_device(const CaseRecord& record);
  Runnable prepare_outside(const CaseRecord& record);
  const Kernel& baseline() const;
  Workers& workers(const std::string& kind, std::size_t count);

  const Workload& workload_;
  const std::map<std::string, std::string> parameters_;
  const Placement& placement_;
  const Commands commands_;
  std::unique_ptr<Problem> problem_;
  std::unique_ptr<Arena> inputs_;
  std::unique_ptr<Arena> outputs_;
  std::unique_ptr<TeamCounts> counts_;
  std::unique_ptr<CoreProbes> probes_;
  std::unique_ptr<ProcessPool> pool_;
  std::string why_no_pool_;
  std::map<std::pair<std::string, std::size_t>, std::unique_ptr<Workers>> workers_;
  std::map<std::string, std::unique_ptr<DeviceJob>> devices_;
};

}  // namespace lanebench
