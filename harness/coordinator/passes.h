// The passes of a run: which workloads each visits, in which order, until the time is spent.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "harness/coordinator/interruption.h"
#include "harness/coordinator/workload_run.h"

namespace lanebench {

class Passes {
 public:
  Passes(std::vector<WorkloadRun>& runs, const RunOptions& options, double budget_s, std::uint64_t first_pass,
         const Interruption& interruption)
      : runs_(runs),
        options_(options),
        budget_s_(budget_s),
        first_pass_(first_pass),
        interruption_(interruption) {}

  /// Until every interval is narrow enough, the budget is spent, unless the run goes on until then, or
  /// somebody interrupts.
  void run();

 private:
  using Clock = std::chrono::steady_clock;

  double elapsed_s() const;
  /// For passes: without the checks that end a run.
  double left_s() const;
  /// The first pass checks and calibrates every case, and tells what a pass costs.
  void first_pass();
  /// Returns false where nothing fits into the time that is left.
  bool another_pass(std::size_t index);
  /// Those that the pass visits, in its order; `index` counts the passes of this program.
  std::vector<WorkloadRun*> visited(std::size_t index) const;
  /// Returns false where it does not fit into the time that is left.
  bool visit(WorkloadRun& run, std::size_t index, double pass_cost_s);
  /// Whether no later pass visits it, as far as is known.
  static bool is_last(const WorkloadRun& run, std::size_t index);
  /// Says after a pass what is still wide, where a run takes long.
  void say_outlook(std::size_t index);

  std::vector<WorkloadRun>& runs_;
  const RunOptions& options_;
  double budget_s_;
  std::uint64_t first_pass_;
  const Interruption& interruption_;
  Clock::time_point start_ = Clock::now();
  std::uint64_t rounds_ = 1;
  double said_s_ = 0;  ///< When the outlook was said.
};

}  // namespace lanebench
