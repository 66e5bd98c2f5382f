// Waits for quiet cores, times, and says what happened meanwhile.
#include "harness/child/sampler.h"

#include <algorithm>
#include <thread>

namespace lanebench {
namespace {

// A neighbour comes and goes within milliseconds, or stays for seconds: those are for another pass.
constexpr double kPatience = 5e-3;       // Seconds for one sample,
constexpr double kPatienceForAll = 0.1;  // and for all, as a share of the time measured.

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

void Sampler::sample(const Entry& entry, std::uint64_t round, std::size_t position) {
  send(Begun{entry.record.case_id});
  // The coordinator writes the last sample to disk meanwhile; then all cores are ours.
  std::this_thread::sleep_for(std::chrono::microseconds(200));
  const auto start = Clock::now();
  Sample sample{.workload = entry.record.workload,
                .size = entry.record.size,
                .case_id = entry.record.case_id,
                .twin = entry.twin,
                .pass = assignment_.pass,
                .round = round,
                .position = position,
                .cpu = static_cast<std::uint64_t>(placement_.cpu(0)),
                .iterations = entry.iterations};
  do {
    const double after = take(sample, entry, start);
    sample.repeated = after > kDisturbed && patient(start);
    send(Timed{sample});
  } while (sample.repeated);
  entry.run.park();
  sampled_s_ += sample.seconds * static_cast<double>(sample.iterations);
  waited_s_ += since(start) - sample.seconds * static_cast<double>(sample.iterations);
}

double Sampler::take(Sample& sample, const Entry& entry, Clock::time_point start) {
  entry.run.wake();
  ProbeReading reading = entry.run.probe();
  while (reading.slowdown > kDisturbed && patient(start)) reading = entry.run.probe();
  const SchedulerCounts before = counter_.read();
  sample.clock_before_s = reading.seconds;
  // Counters are read close to the clock, which Google Benchmark is not: its own work would count.
  sample.seconds = time_sample(entry.record.case_id, entry.iterations, [&](std::uint64_t iterations) {
    entry.run.counts();
    const double seconds = entry.run.timed(iterations);
    sample.counts = entry.run.counts();
    return seconds;
  });
  const SchedulerCounts after = counter_.read();
  reading = entry.run.probe();
  sample.clock_after_s = reading.seconds;
  // A thread that ended meanwhile takes its counts with it, and steal time has been seen to go backwards.
  sample.involuntary_switches =
      std::max<std::int64_t>(0, after.involuntary_switches - before.involuntary_switches);
  sample.migrations = std::max<std::int64_t>(0, after.migrations - before.migrations);
  sample.steal_s = std::max(0.0, after.steal_s - before.steal_s);
  return reading.slowdown;
}

bool Sampler::patient(Clock::time_point start) const {
  const double waited_s = since(start);
  return waited_s < kPatience && waited_s_ + waited_s < kPatienceForAll * sampled_s_ + kPatience;
}

}  // namespace lanebench
