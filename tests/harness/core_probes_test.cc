// Probes of teams, against the best that a core has shown.
#include "harness/child/core_probes.h"

#include <gtest/gtest.h>

#include <chrono>

#include "harness/plan/plan.h"
#include "harness/program.h"
#include "harness/protocol/child_process.h"
#include "harness/protocol/protocol.h"
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

// A child that begins on a busy core must not take that for the best that the core can do.
TEST(CoreProbes, ReachTheNextPass) {
  RunOptions options;
  options.workloads = {"triad"};
  options.settings = {"n=1000"};
  options.lanes = {"scalar"};
  options.workers = {"serial"};
  const PlannedWorkload planned = plan(catalog(), options).front();
  const std::string core = fmt::format("1@{}", machine_placement().cpu(0));
  const Assignment assignment{.workload = planned.workload->name,
                              .parameters = planned.parameters.values(),
                              .cases = planned.cases,
                              .commands = {},
                              .iterations = {},
                              .best_probes = {{core, 1e-12}},
                              .budget_s = 10};
  ChildProcess child({.arguments = {LANEBENCH_PROGRAM, kMeasuringChild}, .output = kEventDescriptor},
                     text_of(assignment));
  std::optional<Done> done;
  std::string line;
  while (!done && child.read_line(line, std::chrono::seconds(30)) == ChildProcess::Read::kLine) {
    const Event event = parse_event(line).value();
    if (const auto* its_end = std::get_if<Done>(&event)) done = *its_end;
  }
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->best_probes.at(core), 1e-12);
}

}  // namespace
}  // namespace lanebench
