// Counters of teams of every kind, against work whose counts are known.
#include "harness/machine/counters.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
#include <thread>

#include "harness/child/team_counts.h"
#include "harness/plan/plan.h"
#include "harness/program.h"
#include "harness/protocol/child_process.h"
#include "harness/protocol/protocol.h"
#include "harness/workers/nothing.h"
#include "harness/workers/processes.h"

namespace lanebench {
namespace {

constexpr std::size_t kFreshPages = 300;
constexpr int kNaps = 5;
constexpr double kSpin_s = 0.02;  // By each worker's own clock.

/// Each worker more of them than the one before, so that nobody's count passes for another's.
const Kernel kTouchesFreshPages = [](const Problem&, Team& team) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t pages = kFreshPages * (team.rank() + 1);
  const std::size_t bytes = pages * page;
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  madvise(memory, bytes, MADV_NOHUGEPAGE);
  for (std::size_t i = 0; i < pages; ++i) static_cast<volatile char*>(memory)[i * page] = 1;
  munmap(memory, bytes);
};

const Kernel kNapsNow = [](const Problem&, Team&) {
  for (int i = 0; i < kNaps; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
};

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

const Kernel kSpins = [](const Problem&, Team&) {
  for (const double start = thread_seconds(); thread_seconds() - start < kSpin_s;) {
  }
};

/// Whether the counter works here; where it does not, it must have one of the reasons.
bool is_counted(const char* name) {
  const std::string answer = describe_counters().at(name);
  if (answer.starts_with("counted")) return true;
  EXPECT_TRUE(answer == "not supported by this machine" ||
              answer.starts_with("not permitted: kernel.perf_event_paranoid is "))
      << name << ": " << answer;
  return false;
}

void expect_between(const char* name, const std::optional<double>& value, double least, double most) {
  EXPECT_EQ(value.has_value(), is_counted(name)) << name;
  EXPECT_GE(value.value_or(least), least) << name;
  EXPECT_LE(value.value_or(most), most) << name;
}

void expect_what_teams_do(TeamCounts& counts, Workers& workers, std::size_t team_size) {
  const Nothing problem;
  const auto size = static_cast<double>(team_size);
  const double pages = kFreshPages * size * (size + 1) / 2;
  for (int repetition = 0; repetition < 2; ++repetition) {
    counts.since_last(workers, problem, team_size);
    workers.run(kTouchesFreshPages, problem);
    SampleCounts found = counts.since_last(workers, problem, team_size);
    // A worker of a new process touches some pages of its own for the first time.
    expect_between("page_faults", found.page_faults, pages, pages + 100 * size);
    expect_between("instructions", found.instructions, pages, 1e9 * size);
    expect_between("cycles", found.cycles, pages, 1e9 * size);

    workers.run(kNapsNow, problem);
    found = counts.since_last(workers, problem, team_size);
    expect_between("context_switches", found.context_switches, kNaps * size, 1e6);
    EXPECT_LT(found.cpu_s.value_or(0), 0.8 * kNaps * 1e-3 * size);

    workers.run(kSpins, problem);
    found = counts.since_last(workers, problem, team_size);
    EXPECT_EQ(found.cpu_s.has_value(), found.page_faults || found.instructions);
    EXPECT_GE(found.cpu_s.value_or(kSpin_s * size), 0.99 * kSpin_s * size);
    EXPECT_LE(found.cpu_s.value_or(0), 2 * kSpin_s * size) << "early ones wait awake for late ones";
  }
}

TEST(TeamCounts, AreThoseOfOneWorker) {
  TeamCounts counts;
  expect_what_teams_do(counts, *serial_workers(), 1);
}

TEST(TeamCounts, AreThoseOfThreadsThatExisted) {
  TeamCounts counts;
  const auto workers = thread_workers(3, machine_placement());
  workers->run(kNapsNow, Nothing());
  expect_what_teams_do(counts, *workers, 3);
}

TEST(TeamCounts, AreThoseOfForkedProcesses) {
  TeamCounts counts;
  // This thread has its counters already; its children must not take them for theirs.
  counts.since_last(*serial_workers(), Nothing(), 1);
  ProcessPool pool(3, machine_placement(), [](std::size_t, int) { _exit(99); });
  expect_what_teams_do(counts, *pool.team(3), 3);
}

[[noreturn]] void expect_refusal_to_a_user() {
  if (geteuid() == 0 && setuid(65534) != 0) _exit(44);
  std::ifstream file("/proc/sys/kernel/perf_event_paranoid");
  int level = 0;
  if (!(file >> level) || level < 2) _exit(is_counted("context_switches") ? 42 : 43);
  const std::string expected = fmt::format("not permitted: kernel.perf_event_paranoid is {}", level);
  _exit(describe_counters().at("context_switches") == expected ? 42 : 43);
}

TEST(CountersDeathTest, SayWhyAUserHasNone) {
  EXPECT_EXIT(expect_refusal_to_a_user(), testing::ExitedWithCode(42), "");
}

TEST(Counters, ReachTheCoordinator) {
  RunOptions options;
  options.workloads = {"triad"};
  options.settings = {"n=100000"};
  options.lanes = {"scalar"};
  options.workers = {"serial", "processes"};
  options.worker_counts = {2};
  const PlannedWorkload planned = plan(catalog(), options).front();
  const Assignment assignment{.workload = planned.workload->name,
                              .parameters = planned.parameters.values(),
                              .cases = planned.cases,
                              .commands = {},
                              .iterations = {},
                              .best_probes = {},
                              .budget_s = 10};
  ChildProcess child({.arguments = {LANEBENCH_PROGRAM, kMeasuringChild}, .output = kEventDescriptor},
                     text_of(assignment));
  std::vector<Sample> samples;
  std::string line;
  while (child.read_line(line, std::chrono::seconds(30)) == ChildProcess::Read::kLine) {
    const Event event = parse_event(line).value();
    if (const auto* timed = std::get_if<Timed>(&event)) samples.push_back(timed->sample);
    if (std::holds_alternative<Done>(event)) break;
  }
  ASSERT_GE(samples.size(), 3u);  // The baseline, its twin, and the processes.
  for (const Sample& sample : samples) {
    SCOPED_TRACE(sample.case_id);
    const double seconds = sample.seconds * static_cast<double>(sample.iterations);
    expect_between("page_faults", sample.counts.page_faults, 0, 1e4);
    expect_between("instructions", sample.counts.instructions, 1e5, 1e12);
    EXPECT_GT(sample.counts.cpu_s.value_or(seconds), 0);
    EXPECT_LT(sample.counts.cpu_s.value_or(seconds), 2 * seconds + 0.01);
  }
}

}  // namespace
}  // namespace lanebench
