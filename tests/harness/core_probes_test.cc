// Probes of teams, against the best that a core has shown.
#include "harness/child/core_probes.h"

#include <gtest/gtest.h>

#include "harness/plan/plan.h"
#include "harness/workers/processes.h"
#include "harness/workers/workers.h"
#include "kernels/catalog.h"

namespace lanebench {
namespace {

std::unique_ptr<Problem> any_problem() {
  const Workload& workload = find_workload(catalog(), "triad");
  return workload.make(Parameters(workload.parameters));
}

TEST(CoreProbes, ComparesEachWorkerWithTheBestOfItsCore) {
  const Placement placement({0, 1}, 2);
  const auto problem = any_problem();
  CoreProbes probes({1, 2}, placement, {{"2@1", 1e-12}});  // Nobody is as fast as that.
  EXPECT_TRUE(probes.best().empty()) << "nobody has run yet";
  const auto one = serial_workers();
  one->run(probes.kernel(), *problem);
  EXPECT_EQ(probes.reading(1).slowdown, 1) << "the first probe is the best so far";
  EXPECT_GT(probes.reading(1).seconds, 0);
  EXPECT_EQ(probes.best().size(), 1u);
  const auto two = thread_workers(2, placement);
  two->run(probes.kernel(), *problem);
  EXPECT_GT(probes.reading(2).slowdown, 1000);
  const BestProbes best = probes.best();
  EXPECT_EQ(best.size(), 3u);
  EXPECT_EQ(best.at("2@1"), 1e-12);
  EXPECT_LT(best.at("2@0"), 1);
}

TEST(CoreProbes, ReachProcesses) {
  const Placement placement({0, 1}, 2);
  const auto problem = any_problem();
  const CoreProbes probes({2}, placement, {{"2@1", 1e-12}});
  ProcessPool pool(2, placement, [](std::size_t, int) { _exit(99); });
  const auto team = pool.team(2);
  team->run(probes.kernel(), *problem);
  EXPECT_GT(probes.reading(2).slowdown, 1000);
}

TEST(CoreProbes, SayNothingOfTeamsThatShareCores) {
  const Placement placement({0, 1}, 2);
  const auto problem = any_problem();
  const CoreProbes probes({16}, placement, {});
  const auto many = thread_workers(16, placement);
  many->run(probes.kernel(), *problem);
  EXPECT_EQ(probes.reading(16).slowdown, 1);
  EXPECT_GT(probes.reading(16).seconds, 0);
  EXPECT_TRUE(probes.best().empty());
}

}  // namespace
}  // namespace lanebench
