// Wait: every job waits its time, also when there are more workers than jobs.
#include "kernels/workloads/wait/wait.h"

#include <gtest/gtest.h>

#include "tests/kernels/team_runner.h"

namespace lanebench::wait {
namespace {

ReadyProblem ready(const std::string& jobs, const std::string& milliseconds) {
  Parameters parameters(workload().parameters);
  parameters.set("jobs", jobs);
  parameters.set("milliseconds", milliseconds);
  return ReadyProblem(std::make_unique<Wait>(parameters));
}

Kernel kernel() {
  return workload().variants.front().kernel;
}

TEST(Wait, WaitsForEveryJobWithAnyNumberOfWorkers) {
  for (const std::size_t workers : {1, 2, 7, 40}) {
    const ReadyProblem ready_problem = ready("7", "3");
    auto& problem = static_cast<Wait&>(*ready_problem.problem);
    problem.poison();
    run_team(kernel(), problem, workers);
    const Verdict verdict = problem.check();
    EXPECT_TRUE(verdict.correct) << verdict.reason;
    EXPECT_EQ(problem.answer(), "waited=7");
    for (const std::int64_t waited : problem.waited_ns) EXPECT_GE(waited, 3'000'000);
  }
}

TEST(Wait, RejectsAJobThatDidNotWait) {
  const ReadyProblem ready_problem = ready("3", "2");
  auto& problem = static_cast<Wait&>(*ready_problem.problem);
  run_team(kernel(), problem, 1);
  problem.waited_ns[2] = 1'999'999;
  EXPECT_EQ(problem.check().reason, "index 2: got a wait of 1999999 ns, expected at least 2000000");
}

TEST(Wait, SaysWhyOtherLanesDoNotApply) {
  const Workload described = workload();
  for (const Variant& variant : described.variants) {
    EXPECT_EQ(variant.kernel == nullptr, !variant.not_applicable.empty()) << variant.lanes;
  }
  EXPECT_FALSE(described.device_not_applicable.empty());
}

}  // namespace
}  // namespace lanebench::wait
