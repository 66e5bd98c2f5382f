// When a series of samples is flagged.
#include <gtest/gtest.h>

#include <functional>

#include "reports/analysis/summary.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

/// The flags of a case with 20 quiet samples of 1 s, changed by `disturb`; another case keeps the clock's
/// median.
std::vector<std::string> flags_after(const std::function<void(std::vector<Sample>&)>& disturb) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(20, 1.0));
  disturb(run.samples);
  auto quiet = fake_case("triad", "simd@AVX2/serial");
  for (int i = 0; i < 2; ++i) {
    quiet.case_id += "x";
    add_timed(run, quiet, std::vector<double>(20, 1.0));
  }
  return summarize(run).workloads.at(0).results.at(0).flags;
}

using Flags = std::vector<std::string>;

TEST(Flags, AQuietSeriesHasNone) {
  EXPECT_EQ(flags_after([](auto&) {}), Flags{});
}

TEST(Flags, DisturbancesCountWhenMoreThanATenthHasThem) {
  const auto first = [](std::size_t count, auto change) {
    return [=](std::vector<Sample>& samples) {
      for (std::size_t i = 0; i < count; ++i) change(samples[i]);
    };
  };
  const auto preempt = [](Sample& s) { s.involuntary_switches = 5; };
  const auto migrate = [](Sample& s) { s.migrations = 1; };
  const auto slow_down = [](Sample& s) { s.clock_after_s *= 1.06; };
  const auto slow_throughout = [](Sample& s) { s.clock_before_s = s.clock_after_s = 1.06e-4; };
  const auto barely_slow = [](Sample& s) { s.clock_after_s *= 1.04; };
  EXPECT_EQ(flags_after(first(2, preempt)), Flags{});
  EXPECT_EQ(flags_after(first(3, preempt)), Flags{"preempted"});
  EXPECT_EQ(flags_after(first(2, migrate)), Flags{});
  EXPECT_EQ(flags_after(first(3, migrate)), Flags{"migrated"});
  EXPECT_EQ(flags_after(first(2, slow_down)), Flags{});
  EXPECT_EQ(flags_after(first(3, slow_down)), Flags{"clock"});
  EXPECT_EQ(flags_after(first(20, slow_throughout)), Flags{"clock"});
  EXPECT_EQ(flags_after(first(20, barely_slow)), Flags{});
  const auto disturb = [](Sample& s) { s.clock_after_s *= 2; };
  EXPECT_EQ(flags_after(first(2, disturb)), Flags{});
  EXPECT_EQ(flags_after(first(3, disturb)), Flags{"disturbed"});
}

TEST(Flags, StealCountsAgainstTheTimeMeasured) {
  // 20 samples of 10 iterations of 1 s: 200 s.
  EXPECT_EQ(flags_after([](auto& samples) { samples[0].steal_s = 1.9; }), Flags{});
  EXPECT_EQ(flags_after([](auto& samples) { samples[0].steal_s = 2.1; }), Flags{"steal"});
}

TEST(Flags, DriftIsBetweenTheOuterThirds) {
  const auto later = [](double factor) {
    return [=](std::vector<Sample>& samples) {
      for (std::size_t i = 14; i < 20; ++i) samples[i].seconds *= factor;
    };
  };
  EXPECT_EQ(flags_after(later(1.029)), Flags{});
  EXPECT_EQ(flags_after(later(1.031)), Flags{"drift"});
  EXPECT_EQ(flags_after(later(0.969)), Flags{"drift"});
}

TEST(Flags, DriftBelowTheNoiseIsNotDrift) {
  const auto noisy = [](std::vector<Sample>& samples) {
    for (std::size_t i = 0; i < 20; ++i) samples[i].seconds = i % 2 == 0 ? 0.9 : 1.1;
    for (std::size_t i = 14; i < 20; ++i) samples[i].seconds *= 1.04;
  };
  EXPECT_EQ(flags_after(noisy), Flags{"noisy"});
}

TEST(Flags, NoisyIsAboveFivePercent) {
  const auto alternate = [](double step) {
    return [=](std::vector<Sample>& samples) {
      for (std::size_t i = 0; i < 20; ++i) samples[i].seconds = i % 2 == 0 ? 1 - step : 1 + step;
    };
  };
  EXPECT_EQ(flags_after(alternate(0.049)), Flags{});
  EXPECT_EQ(flags_after(alternate(0.051)), Flags{"noisy"});
}

TEST(Flags, FewIsBelowSixSamples) {
  EXPECT_EQ(flags_after([](auto& samples) { samples.resize(6); }), Flags{});
  EXPECT_EQ(flags_after([](auto& samples) { samples.resize(5); }), Flags{"few"});
}

TEST(Flags, FewCountsTheRoundsOfABaselineOfTwoSamplesEach) {
  for (const std::size_t rounds : {5u, 6u}) {
    auto run = fake_run();
    const CaseRecord base = fake_case("triad", "scalar/serial");
    add_timed(run, base, std::vector<double>(rounds, 1.0));
    for (std::size_t round = 0; round < rounds; ++round) {
      run.samples.push_back(fake_sample(base, round, 1, true));
    }
    EXPECT_EQ(summarize(run).workloads.front().results.front().flags, rounds < 6 ? Flags{"few"} : Flags{});
  }
}

TEST(Flags, AnswersThatDifferAreMarked) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(20, 1.0));
  run.cases.front().answers_differ = true;
  EXPECT_EQ(summarize(run).workloads.front().results.front().flags, Flags{"answers differ"});
}

Flags flags_of_two_threads(double seconds) {
  Run run;
  run.cases = {fake_case("triad", "scalar/serial"), fake_case("triad", "scalar/threads:2")};
  for (std::uint64_t round = 0; round < 8; ++round) {
    run.samples.push_back(fake_sample(run.cases[0], round, 1.0));
    run.samples.push_back(fake_sample(run.cases[1], round, seconds));
  }
  return summarize(run).workloads.front().results[1].flags;
}

TEST(Flags, SuperlinearGainsAreMarked) {
  EXPECT_EQ(flags_of_two_threads(0.4), Flags{"superlinear"});
  EXPECT_EQ(flags_of_two_threads(0.5), Flags{});
}

}  // namespace
}  // namespace lanebench
