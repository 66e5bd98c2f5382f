// Calibrates each way once, then times them round by round, so that a slow moment of the host costs every
// ceiling one round and none all of them.
#include "harness/ceilings/probe.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lanebench {
namespace {

constexpr int kRounds = 9;
// Short: on a busy machine some rounds then fall between the turns of others.
constexpr double kRoundSeconds = 1e-3;

struct Timed {
  Probe* probe;
  const Way* way;
  std::uint64_t repetitions = 1;
};

/// Times the way once; keeps its rate if it is the highest.
double time_once(const Timed& timed) {
  using Clock = std::chrono::steady_clock;
  if (timed.way->warms_caches) timed.way->run(1);
  const auto start = Clock::now();
  const double work = timed.way->run(timed.repetitions);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  if (work / seconds > timed.probe->highest) {
    timed.probe->highest = work / seconds;
    timed.probe->technique = timed.way->technique;
  }
  return seconds;
}

/// Repetitions that take long enough for dispatch and clock not to count.
void calibrate(Timed& timed) {
  constexpr double kMostGrowth = 16;
  for (double seconds = time_once(timed); seconds < kRoundSeconds; seconds = time_once(timed)) {
    const double growth = std::clamp(1.2 * kRoundSeconds / std::max(seconds, 1e-9), 1.2, kMostGrowth);
    timed.repetitions =
        static_cast<std::uint64_t>(std::ceil(static_cast<double>(timed.repetitions) * growth));
  }
}

}  // namespace

void find_highest_rates(std::vector<Probe>& probes, Workers& team) {
  std::vector<Timed> all;
  for (Probe& probe : probes) {
    for (const Way& way : probe.ways) all.push_back({&probe, &way});
  }
  std::stable_partition(all.begin(), all.end(), [](const Timed& timed) { return timed.probe->workers == 1; });
  for (int round = -1; round < kRounds; ++round) {
    team.park();
    for (Timed& timed : all) {
      if (round < 0) {
        calibrate(timed);
      } else {
        time_once(timed);
      }
    }
  }
}

}  // namespace lanebench
