// The SIMD lane of a workload beside the libraries that do the same job, without the scalar baseline, whose
// rounds take too long at large sizes: libraries_bench WORKLOAD [WORKERS] [ROUNDS] [key=value]…, on threads
// from two workers on.
#include <unistd.h>

#include "bench/arguments.h"
#include "bench/beside.h"
#include "harness/child/runner.h"
#include "reports/results/records.h"

int main(int argc, char** argv) {
  using namespace lanebench;
  const Arguments asked = arguments_of(argc, argv);
  std::string widest;
  std::vector<CaseRecord> cases;
  for (const CaseRecord& record : cases_of(asked.workload, {asked.kind}, {asked.workers})) {
    if (!record.pending || record.workers != asked.kind) continue;
    if (record.lanes == "simd" && widest.empty()) widest = record.isa;
    const bool ours = record.lanes == "simd" && record.isa == widest;
    if (ours || record.origin != Origin::kOwn) cases.push_back(record);
  }
  Runner runner(asked.workload, asked.parameters, cases, [](std::size_t, int) { _exit(1); });
  std::vector<Contestant> ways;
  for (const CaseRecord& record : cases) {
    const Runnable runnable = runner.prepare(record);
    runner.problem().poison();
    runnable.solve();
    const Verdict verdict = runnable.check();
    if (!verdict.correct) fmt::print("{}: wrong: {}\n", record.case_id, verdict.reason);
    if (verdict.correct) ways.push_back({record.case_id, runnable.solve, runnable.wake});
  }
  const Cost cost = runner.problem().cost();
  compare(std::move(ways), asked.rounds, cost.bytes_read + cost.bytes_written);
  return 0;
}
