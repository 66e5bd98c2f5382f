// What one empty dispatch costs: a bare OpenMP region, our threads, our process pool. Run it with
// --benchmark_enable_random_interleaving=true --benchmark_repetitions=20 to compare the medians.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include "harness/coordinator/child_environment.h"
#include "harness/workers/nothing.h"
#include "harness/workers/processes.h"
#include "harness/workers/workers.h"

namespace lanebench {
namespace {

const Kernel kEmpty = [](const Problem&, Team&) {};

void dispatch(benchmark::State& state, Workers& workers) {
  const Nothing nothing;
  for (auto _ : state) workers.run(kEmpty, nothing);
}

void bare_parallel(benchmark::State& state, int threads) {
  for (auto _ : state) {
#pragma omp parallel num_threads(threads)
    asm volatile("");
  }
}

}  // namespace
}  // namespace lanebench

int main(int argc, char** argv) {
  using namespace lanebench;
  // The runtime reads its settings before main: start again with those that a measuring child gets.
  bool complete = true;
  for (const auto& [name, value] : child_environment()) {
    if (getenv(name.c_str()) == nullptr) complete = false;
    setenv(name.c_str(), value.c_str(), 0);
  }
  if (!complete) execv("/proc/self/exe", argv);

  const Placement& placement = machine_placement();
  const std::size_t count = placement.at_once();
  ProcessPool pool(count, placement, [](std::size_t, int) { _exit(1); });
  pin_to(placement.cpu(0));
  const auto processes = pool.team(count);
  const auto threads = thread_workers(count, placement);
  threads->run(kEmpty, Nothing());  // Binds each OpenMP thread to its core, for the bare region too.
  benchmark::RegisterBenchmark("bare_omp_parallel", bare_parallel, static_cast<int>(count))->UseRealTime();
  benchmark::RegisterBenchmark("threads", [&](benchmark::State& state) {
    dispatch(state, *threads);
  })->UseRealTime();
  benchmark::RegisterBenchmark("processes", [&](benchmark::State& state) {
    dispatch(state, *processes);
  })->UseRealTime();
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
