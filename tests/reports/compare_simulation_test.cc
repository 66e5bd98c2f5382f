// How often comparisons are wrong, and how much they find, where the truth is known.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "reports/compare/compare.h"
#include "tests/reports/fake_side.h"

namespace lanebench {
namespace {

constexpr int kRows = 40;

/// How a simulated run comes about.
struct Truth {
  int rounds = 12;
  double noise = 0.02;  ///< Between the rounds of a run, on a log scale.
  double bias = 0;      ///< Between runs.
  double slowdown = 1;  ///< Of the first row.
  double interrupted = 0.05;
};

Run simulated(std::mt19937& random, const Truth& truth) {
  std::normal_distribution<double> normal;
  std::bernoulli_distribution interrupted(truth.interrupted);
  Run run = fake_run();
  for (int i = 0; i < kRows; ++i) {
    const double centre = (i == 0 ? std::log(truth.slowdown) : 0) + truth.bias * normal(random);
    std::vector<double> seconds;
    for (int round = 0; round < truth.rounds; ++round) {
      const double delay = interrupted(random) ? 10 * truth.noise * std::abs(normal(random)) : 0;
      seconds.push_back(std::exp(centre + truth.noise * normal(random) + delay));
    }
    add_timed(run, fake_case("triad", "simd@AVX2/threads:" + std::to_string(i + 2)), seconds);
  }
  return run;
}

Side side_of(std::mt19937& random, const Truth& truth, int runs) {
  std::vector<Run> list;
  for (int i = 0; i < runs; ++i) list.push_back(simulated(random, truth));
  return fake_side("side", list);
}

struct FalseAlarms {
  double rows = 0;
  double comparisons = 0;
};

/// Of comparisons of the same with the same: the share of SLOWER rows, and of comparisons that have any.
FalseAlarms false_alarms(const Truth& truth, int runs, int trials, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::size_t rows = 0;
  int comparisons = 0;
  for (int trial = 0; trial < trials; ++trial) {
    const Comparison comparison = compare(side_of(random, truth, runs), side_of(random, truth, runs), 0.03);
    rows += comparison.count(SpeedVerdict::kSlower);
    comparisons += comparison.count(SpeedVerdict::kSlower) > 0 ? 1 : 0;
  }
  return {static_cast<double>(rows) / kRows / trials, static_cast<double>(comparisons) / trials};
}

TEST(CompareSimulation, RaisesFewFalseAlarmsOnOneRunPerSide) {
  for (const Truth& truth : {Truth{.rounds = 12, .noise = 0.02}, Truth{.rounds = 30, .noise = 0.1},
                             Truth{.rounds = 8, .noise = 0.3}}) {
    const FalseAlarms alarms = false_alarms(truth, 1, 200, 3);
    EXPECT_LE(alarms.rows, 0.01) << truth.noise;
    EXPECT_LE(alarms.comparisons, 0.01) << truth.noise;
  }
}

TEST(CompareSimulation, RaisesFewFalseAlarmsOnGroupsOfRuns) {
  const FalseAlarms alarms = false_alarms({.rounds = 3, .noise = 0.02, .bias = 0.1}, 5, 200, 5);
  EXPECT_LE(alarms.rows, 0.01);
  EXPECT_LE(alarms.comparisons, 0.01);
}

TEST(CompareSimulation, FindsATenthMoreTimeAmongForty) {
  std::mt19937 random(9);
  int found = 0;
  int found_by_runs = 0;
  constexpr int kTrials = 100;
  for (int trial = 0; trial < kTrials; ++trial) {
    const Truth before{.noise = 0.01};
    const Truth after{.noise = 0.01, .slowdown = 1.1};
    const Comparison rounds = compare(side_of(random, before, 1), side_of(random, after, 1), 0.03);
    found += rounds.rows[0].verdict == SpeedVerdict::kSlower ? 1 : 0;
    const Comparison runs = compare(side_of(random, before, 5), side_of(random, after, 5), 0.03);
    found_by_runs += runs.rows[0].verdict == SpeedVerdict::kSlower ? 1 : 0;
  }
  EXPECT_GE(found, 95);
  EXPECT_GE(found_by_runs, 95);
}

}  // namespace
}  // namespace lanebench
