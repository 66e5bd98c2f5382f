// The SIMD lane of a workload beside the libraries that do the same job, without the scalar baseline, whose
// rounds take too long at large sizes: yardsticks_bench WORKLOAD [WORKERS] [ROUNDS] [key=value]…, on threads
// from two workers on.
#include <unistd.h>

#include "bench/beside.h"
#include "harness/plan.h"
#include "harness/runner.h"
#include "reports/analysis/yardstick_rows.h"

int main(int argc, char** argv) {
  using namespace lanebench;
  if (argc < 2) {
    fmt::print(stderr, "usage: yardsticks_bench WORKLOAD [WORKERS] [ROUNDS] [key=value]...\n");
    return 2;
  }
  const Workload& workload = find_workload(catalog(), argv[1]);
  const std::uint64_t workers = argc > 2 ? parse_integer(argv[2], "workers") : 1;
  const std::uint64_t rounds = argc > 3 ? parse_integer(argv[3], "rounds") : 31;
  Parameters parameters(workload.parameters);
  for (int i = 4; i < argc; ++i) apply_setting(parameters, argv[i]);

  const std::string kind = workers == 1 ? "serial" : "threads";
  std::string widest;
  std::vector<CaseRecord> cases;
  for (const CaseRecord& record : cases_of(workload, {kind}, {workers})) {
    if (!is_pending(record) || record.workers != kind) continue;
    if (record.lanes == "simd" && widest.empty()) widest = record.isa;
    const bool ours = record.lanes == "simd" && record.isa == widest;
    if (ours || is_yardstick(record)) cases.push_back(record);
  }
  Runner runner(workload, parameters, cases, [](std::size_t, int) { _exit(1); });
  std::vector<Way> ways;
  for (const CaseRecord& record : cases) {
    const Runnable runnable = runner.prepare(record);
    runner.problem().poison();
    runnable.solve();
    const Verdict verdict = runnable.check();
    if (!verdict.correct) fmt::print("{}: wrong: {}\n", record.case_id, verdict.reason);
    if (verdict.correct) ways.push_back({record.case_id, runnable.solve, runnable.wake});
  }
  const Cost cost = runner.problem().cost();
  compare(std::move(ways), rounds, cost.bytes_read + cost.bytes_written);
  return 0;
}
