// How often intervals hold the truth on simulated machines whose moods last for seconds.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>
#include <string>

#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

using Random = std::mt19937_64;

/// What slows a machine down at a time: asked at growing times, it returns the logarithm of a factor.
using Mood = std::function<double(double seconds)>;

/// Noise that forgets itself within two seconds (an Ornstein-Uhlenbeck process of 8 %).
Mood autocorrelated(Random& random) {
  return [&random, value = 0.0, last = -1e9](double now) mutable {
    const double kept = std::exp(-(now - last) / 2);
    value = kept * value + 0.08 * std::sqrt(1 - kept * kept) * std::normal_distribution()(random);
    last = now;
    return value;
  };
}

/// Two states that last for seconds: half of the time the clock is a fifth slower.
Mood switching(Random& random, double slower, double slow_s, double fast_s) {
  return [&random, slower, slow_s, fast_s, slow = false, until = 0.0](double now) mutable {
    for (; now >= until; slow = !slow) {
      until += std::exponential_distribution(1 / (slow ? fast_s : slow_s))(random);
    }
    return slow ? std::log(slower) : 0.0;
  };
}

struct SimulatedMachine {
  std::string name;
  std::function<Mood(Random&)> mood;
};

const SimulatedMachine kSimulatedMachines[] = {
    {"autocorrelated", autocorrelated},
    {"bursty", [](Random& random) { return switching(random, 2, 3, 25); }},
    {"bimodal", [](Random& random) { return switching(random, 1.19, 8, 8); }},
};

/// A run of `passes` passes, 15 s from one to the next, of four rounds: two cases among twelve of 8 ms each,
/// in a new order every round.
Estimate simulated_speedup(Random& random, const SimulatedMachine& machine, std::size_t passes,
                           double truth) {
  constexpr int kCases = 12;
  const Mood mood = machine.mood(random);
  std::vector<double> base;
  std::vector<double> other;
  std::vector<std::uint64_t> numbers;
  double now = std::uniform_real_distribution(0.0, 100.0)(random);
  for (std::size_t pass = 0; pass < passes; ++pass, now += 15) {
    for (int round = 0; round < 4; ++round) {
      const int base_place = std::uniform_int_distribution(0, kCases - 1)(random);
      const int other_place = (base_place + std::uniform_int_distribution(1, kCases - 1)(random)) % kCases;
      double seconds[2];
      for (int place = 0; place < kCases; ++place, now += 0.008) {
        const double factor = std::exp(mood(now) + 0.02 * std::normal_distribution()(random));
        if (place == base_place) seconds[0] = truth * factor;
        if (place == other_place) seconds[1] = factor;
      }
      base.push_back(seconds[0]);
      other.push_back(seconds[1]);
      numbers.push_back(pass);
    }
  }
  return paired_speedup(base, other, numbers);
}

TEST(IntervalSimulation, HoldsTheTruthOnMachinesWhoseMoodsLastForSeconds) {
  constexpr int kRuns = 2000;
  constexpr double kTruth = 2.5;
  for (const SimulatedMachine& machine : kSimulatedMachines) {
    for (const std::size_t passes : {3, 6, 7, 8, 10, 14}) {
      Random random(passes);
      int held = 0;
      for (int run = 0; run < kRuns; ++run) {
        const Estimate speedup = simulated_speedup(random, machine, passes, kTruth);
        held += *speedup.lower <= kTruth && kTruth <= *speedup.upper ? 1 : 0;
      }
      const double share = static_cast<double>(held) / kRuns;
      EXPECT_GE(share, 0.93) << machine.name << ", " << passes << " passes";
      EXPECT_LE(share, 0.98) << machine.name << ", " << passes << " passes";
    }
  }
}

// Of two honest intervals around one truth, one in a hundred pairs or fewer have nothing in common.
TEST(IntervalSimulation, AgreesWithTheNextRun) {
  constexpr int kPairs = 2000;
  for (const SimulatedMachine& machine : kSimulatedMachines) {
    Random random(1);
    int apart = 0;
    for (int pair = 0; pair < kPairs; ++pair) {
      const Estimate one = simulated_speedup(random, machine, 8, 2.5);
      const Estimate next = simulated_speedup(random, machine, 8, 2.5);
      apart += *one.lower > *next.upper || *next.lower > *one.upper ? 1 : 0;
    }
    EXPECT_LE(apart, kPairs / 100) << machine.name;
  }
}

}  // namespace
}  // namespace lanebench
