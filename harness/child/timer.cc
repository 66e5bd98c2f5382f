// Google Benchmark, driven one sample at a time: the order of samples is ours (interleaved rounds), because
// its own shuffle is unbalanced and unseeded.
#include "harness/child/timer.h"

#include <benchmark/benchmark.h>

#include <limits>

namespace lanebench {
namespace {

class Collector final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      seconds = run.real_accumulated_time / static_cast<double>(run.iterations);
    }
  }
  double seconds = std::numeric_limits<double>::quiet_NaN();
};

}  // namespace

double time_sample(const std::string& name, std::uint64_t iterations, const TimedRun& timed) {
  const auto count = static_cast<benchmark::IterationCount>(iterations);
  benchmark::ClearRegisteredBenchmarks();
  benchmark::RegisterBenchmark(name.c_str(),
                               [&](benchmark::State& state) {
                                 while (state.KeepRunningBatch(count))
                                   state.SetIterationTime(timed(iterations));
                               })
      ->UseManualTime()
      ->Iterations(count);
  Collector collector;
  benchmark::RunSpecifiedBenchmarks(&collector, std::string("."));
  return collector.seconds;
}

}  // namespace lanebench
