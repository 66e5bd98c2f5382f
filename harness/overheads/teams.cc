// Empty dispatches to every kind of team, interleaved; forking a team each time; and how equally two workers
// run.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "harness/overheads/overheads.h"
#include "harness/workers/nothing.h"
#include "harness/workers/processes.h"
#include "harness/workers/workers.h"
#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

[[noreturn]] void give_up(std::size_t, int) {
  _exit(1);
}

/// Counts as fast as it can for a while, as every worker of a team does at the same time.
std::uint64_t count_for(std::chrono::milliseconds time) {
  using Clock = std::chrono::steady_clock;
  constexpr std::uint64_t kBetweenLooks = 10000;  // Reading the clock costs as much as some 20 steps.
  const auto end = Clock::now() + time;
  std::uint64_t count = 0;
  while (Clock::now() < end) {
    for (std::uint64_t i = 0; i < kBetweenLooks; ++i) asm volatile("" : "+r"(count));
    count += kBetweenLooks;
  }
  return count;
}

/// The loops of two workers: what each achieved on average, and the slower over the faster, as medians.
OverheadList fairness(Workers& two, const Kernel& loop, std::span<const std::uint64_t> counts,
                      std::chrono::milliseconds time, const std::string& kind) {
  const Nothing nothing;
  std::vector<double> rates;
  std::vector<double> ratios;
  for (int round = 0; round < kOverheadRounds; ++round) {
    two.run(loop, nothing);
    const auto [slower, faster] =
        std::minmax({static_cast<double>(counts[0]), static_cast<double>(counts[8])});
    rates.push_back((slower + faster) / 2 / std::chrono::duration<double>(time).count());
    ratios.push_back(slower / faster);
  }
  two.park();
  return {{kind + "_loop", median(rates), "iterations/s",
           fmt::format("an empty loop on each of two {} at the same time, per worker", kind)},
          {kind + "_fairness", median(ratios), "ratio",
           fmt::format("iterations of the slower of two {} over those of the faster", kind)}};
}

}  // namespace

OverheadList measure_teams() {
  constexpr int kDispatches = 1000;
  constexpr std::chrono::milliseconds kLoopTime{10};
  const Placement& placement = machine_placement();
  const std::size_t count = placement.at_once();
  const Nothing nothing;
  const Kernel empty = [](const Problem&, Team&) {};
  Arena arena(Arena::Memory::kShared, 4096);
  const std::span<std::uint64_t> counts = arena.take<std::uint64_t>(16);  // A cache line for each worker.
  const Kernel loop = [&](const Problem&, Team& team) { counts[8 * team.rank()] = count_for(kLoopTime); };
  pin_to(placement.cpu(0));

  std::vector<double> spawn;
  for (int i = 0; i < kOverheadRounds; ++i) {
    spawn.push_back(seconds_each(1, [&] {
      ProcessPool pool(count, placement, give_up);
      pool.team(count)->run(empty, nothing);
    }));
  }
  ProcessPool pool(std::max<std::size_t>(count, 2), placement, give_up);
  const auto processes = pool.team(count);
  const OverheadList fair_processes = fairness(*pool.team(2), loop, counts, kLoopTime, "processes");
  const auto threads = thread_workers(count, placement);
  const OverheadList fair_threads =
      fairness(*thread_workers(2, placement), loop, counts, kLoopTime, "threads");

  std::vector<double> bare;
  std::vector<double> threaded;
  std::vector<double> pooled;
  for (int round = 0; round < kOverheadRounds; ++round) {
    bare.push_back(seconds_each(kDispatches, [&] {
#pragma omp parallel num_threads(static_cast <int>(count))
      asm volatile("");
    }));
    threaded.push_back(seconds_each(kDispatches, [&] { threads->run(empty, nothing); }));
    threads->park();
    processes->run(empty, nothing);
    pooled.push_back(seconds_each(kDispatches, [&] { processes->run(empty, nothing); }));
    processes->park();
    threads->run(empty, nothing);
  }
  OverheadList all = {
      {"omp_parallel", median(bare), "s", fmt::format("a bare OpenMP region on {} threads", count)},
      {"threads_dispatch", median(threaded), "s", fmt::format("an empty kernel on {} threads", count)},
      {"processes_dispatch", median(pooled), "s",
       fmt::format("an empty kernel on a pool of {} processes", count)},
      {"processes_spawn", median(spawn), "s",
       fmt::format("forking {} processes for one empty kernel and ending them, which is what "
                   "multiprocessing without a pool pays",
                   count)}};
  for (const OverheadList* fair : {&fair_threads, &fair_processes}) {
    std::ranges::copy(*fair, std::back_inserter(all));
  }
  return all;
}

}  // namespace lanebench
