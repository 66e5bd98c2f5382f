// Empty dispatches to every kind of worker, interleaved, and the price of forking a team each time.
#include "harness/overheads.h"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>

#include "harness/nothing.h"
#include "harness/protocol.h"
#include "harness/workers/processes.h"
#include "harness/workers/workers.h"
#include "reports/statistics.h"

namespace lanebench {
namespace {

[[noreturn]] void give_up(std::size_t, int) {
  _exit(1);
}

template <typename Work>
double seconds_each(int repetitions, Work work) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  for (int i = 0; i < repetitions; ++i) work();
  return std::chrono::duration<double>(Clock::now() - start).count() / repetitions;
}

}  // namespace

int overheads_child() {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  constexpr int kRounds = 15;
  constexpr int kDispatches = 1000;
  const Placement& placement = machine_placement();
  const std::size_t count = placement.cores();
  const Nothing nothing;
  const Kernel empty = [](const Problem&, Team&) {};
  pin_to(placement.cpu(0));

  std::vector<double> spawn;
  for (int i = 0; i < kRounds; ++i) {
    spawn.push_back(seconds_each(1, [&] {
      ProcessPool pool(count, placement, give_up);
      pool.team(count)->run(empty, nothing);
    }));
  }
  ProcessPool pool(count, placement, give_up);
  const auto processes = pool.team(count);
  const auto threads = thread_workers(count, placement);
  std::vector<double> bare;
  std::vector<double> threaded;
  std::vector<double> pooled;
  for (int round = 0; round < kRounds; ++round) {
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
  const auto entry = [](const char* name, const std::vector<double>& seconds,
                        const std::string& description) {
    return nlohmann::json{{"name", name}, {"seconds", median(seconds)}, {"description", description}};
  };
  send_event(
      {{"event", "overheads"},
       {"overheads",
        {entry("omp_parallel", bare, fmt::format("a bare OpenMP region on {} threads", count)),
         entry("threads_dispatch", threaded, fmt::format("an empty kernel on {} threads", count)),
         entry("processes_dispatch", pooled, fmt::format("an empty kernel on a pool of {} processes", count)),
         entry("processes_spawn", spawn,
               fmt::format("forking {} processes for one empty kernel and ending them, which is what "
                           "multiprocessing without a pool pays",
                           count))}}});
  return 0;
}

}  // namespace lanebench
