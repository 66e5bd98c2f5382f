// What two single runs have in common is the machine's, and no row is blamed for it.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "reports/compare/compare.h"
#include "tests/reports/fake_side.h"

namespace lanebench {
namespace {

/// A run of some jobs with two rows each.
struct ManyJobs {
  int jobs = 6;
  std::uint64_t passes = 8;
  double mood = 1;       ///< All times of the run are so many times as long,
  double mood_of_0 = 1;  ///< those of the first job besides,
  double probe = 1;      ///< and its probes.
  std::uint32_t seed = 1;
};

Run many_jobs(const ManyJobs& asked) {
  std::mt19937 random(asked.seed);
  std::normal_distribution<double> noise(0, 0.01);
  Run run = fake_run();
  for (int job = 0; job < asked.jobs; ++job) {
    for (const char* variant : {"scalar/serial", "simd@AVX2/serial"}) {
      run.cases.push_back(fake_case("job" + std::to_string(job), variant));
      for (std::uint64_t pass = 0; pass < asked.passes; ++pass) {
        const double factor = asked.mood * (job == 0 ? asked.mood_of_0 : 1);
        Sample sample = fake_sample(run.cases.back(), pass, factor * std::exp(noise(random)));
        sample.pass = pass;
        if (job == 0) {
          sample.clock_before_s *= asked.probe;
          sample.clock_after_s *= asked.probe;
        }
        run.samples.push_back(sample);
      }
    }
  }
  return run;
}

Comparison compared_jobs(const ManyJobs& base, ManyJobs other) {
  other.seed = 2;
  return compare(fake_side("a", {many_jobs(base)}), fake_side("b", {many_jobs(other)}), 0.03);
}

TEST(CompareBackground, IsWhatTheTypicalJobShows) {
  const Comparison comparison = compared_jobs({}, {.mood = 1.2});
  ASSERT_TRUE(comparison.throughout);
  EXPECT_EQ(comparison.throughout->jobs, 6u);
  EXPECT_NEAR(comparison.throughout->ratio, 1.2, 0.01);
  EXPECT_FALSE(comparison.whole) << "the machine's part is no verdict";
  EXPECT_EQ(comparison.count(SpeedVerdict::kInconclusive), 12u);
  EXPECT_EQ(comparison.rows[0].doubt, Doubt::kMachineMood);
  EXPECT_EQ(comparison.rows[0].note, "no more than the machine may have done");
  EXPECT_NEAR(*comparison.rows[0].own, 1, 0.02);
  EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided);
}

TEST(CompareBackground, LeavesTheSameAloneOnAQuietMachine) {
  const Comparison comparison = compared_jobs({}, {});
  EXPECT_EQ(comparison.count(SpeedVerdict::kSame), 12u);
  EXPECT_EQ(conclusion({comparison}), Conclusion::kNoRegression);
}

TEST(CompareBackground, BlamesARowForWhatIsLeft) {
  const Comparison comparison = compared_jobs({}, {.mood = 1.2, .mood_of_0 = 1.5});
  EXPECT_EQ(comparison.count(SpeedVerdict::kSlower), 2u) << "both rows of the first job";
  EXPECT_NEAR(comparison.rows[0].ratio->value, 1.8, 0.02);
  EXPECT_NEAR(*comparison.rows[0].own, 1.5, 0.02);
  EXPECT_EQ(conclusion({comparison}), Conclusion::kRegression);
}

TEST(CompareBackground, BlamesNoRowForStayingAsItWas) {
  // Waiting takes its time on a slow machine as on a fast one.
  const Comparison comparison = compared_jobs({}, {.mood = 1.2, .mood_of_0 = 1 / 1.2});
  EXPECT_EQ(comparison.count(SpeedVerdict::kFaster), 0u);
  EXPECT_NEAR(comparison.rows[0].ratio->value, 1, 0.01);
}

TEST(CompareBackground, BelievesTheProbesAroundARow) {
  const Comparison unexplained = compared_jobs({}, {.mood_of_0 = 1.6});
  EXPECT_EQ(unexplained.rows[0].verdict, SpeedVerdict::kSlower);
  const Comparison explained = compared_jobs({}, {.mood_of_0 = 1.6, .probe = 1.7});
  EXPECT_EQ(explained.rows[0].verdict, SpeedVerdict::kInconclusive);
  EXPECT_EQ(explained.rows[0].doubt, Doubt::kMachineMood);
  const Comparison beyond = compared_jobs({}, {.mood_of_0 = 2.5, .probe = 1.7});
  EXPECT_EQ(beyond.rows[0].verdict, SpeedVerdict::kSlower);
}

TEST(CompareBackground, NeedsProbesOnBothSides) {
  // Google Benchmark's files have none.
  auto unprobed = run_of(around(1));
  for (Sample& sample : unprobed.samples) sample.clock_before_s = sample.clock_after_s = kNotProbed;
  const Comparison comparison =
      compare(fake_side("a", {run_of(around(1))}), fake_side("b", {unprobed}), 0.03);
  EXPECT_EQ(comparison.rows.at(0).verdict, SpeedVerdict::kSame);
}

TEST(CompareBackground, IsNoExcuseForMoreThanAMachineDoes) {
  EXPECT_EQ(conclusion({compared_jobs({}, {.mood = 1.9})}), Conclusion::kUndecided);
  EXPECT_EQ(conclusion({compared_jobs({}, {.mood = 2.1})}), Conclusion::kRegression);
}

TEST(CompareBackground, IsUnknownForFewJobs) {
  const Comparison comparison = compared_jobs({.jobs = 4}, {.jobs = 4, .mood = 1.2});
  EXPECT_FALSE(comparison.throughout);
  EXPECT_EQ(comparison.count(SpeedVerdict::kSlower), 8u);
  EXPECT_EQ(comparison.whole->verdict, SpeedVerdict::kSlower);
}

TEST(CompareBackground, NeedsSixPassesForAClaim) {
  const Comparison comparison = compared_jobs({.passes = 5}, {.passes = 5, .mood_of_0 = 3});
  EXPECT_EQ(comparison.rows[0].doubt, Doubt::kFewPasses);
  EXPECT_EQ(comparison.rows[0].note, "5 passes of the 6 that a verdict needs");
  EXPECT_FALSE(comparison.rows[0].p_slower);
}

TEST(CompareBackground, JudgesNoRowOfOneStretchOfTime) {
  // As runs of earlier versions were: all rounds of a job at once.
  const auto in_one_pass = [](const ManyJobs& asked) {
    lanebench::Run run = many_jobs(asked);
    for (Sample& sample : run.samples) sample.pass = 0;
    return run;
  };
  const Comparison comparison = compare(fake_side("a", {in_one_pass({})}),
                                        fake_side("b", {in_one_pass({.mood_of_0 = 3, .seed = 2})}), 0.03);
  EXPECT_EQ(comparison.rows[0].doubt, Doubt::kOneStretch);
  EXPECT_NEAR(comparison.rows[0].ratio->value, 3, 0.1) << "it is shown all the same";
  EXPECT_EQ(conclusion({comparison}), Conclusion::kUndecided);
}

TEST(CompareBackground, IsOfAllRowsWhateverIsAskedFor) {
  const Comparison comparison = compare(fake_side("a", {many_jobs({})}),
                                        fake_side("b", {many_jobs({.mood = 1.2, .seed = 2})}), 0.03, "job3/");
  ASSERT_EQ(comparison.rows.size(), 2u);
  EXPECT_NEAR(comparison.throughout->ratio, 1.2, 0.01);
}

/// Scattered more widely than their passes say, as rows of two moments are.
TEST(CompareBackground, WidensByHowRowsScatter) {
  const auto scattered = [](std::uint32_t seed) {
    lanebench::Run run = many_jobs({.jobs = 20, .seed = seed});
    std::mt19937 random(seed);
    std::normal_distribution<double> between(0, 0.05);
    std::map<std::string, double> factors;
    for (Sample& sample : run.samples) {
      sample.seconds *= std::exp(factors.try_emplace(sample.case_id, between(random)).first->second);
    }
    return run;
  };
  std::size_t verdicts = 0;
  for (std::uint32_t seed = 1; seed < 60; seed += 2) {
    const Comparison comparison =
        compare(fake_side("a", {scattered(seed)}), fake_side("b", {scattered(seed + 1)}), 0);
    verdicts += comparison.count(SpeedVerdict::kSlower) + comparison.count(SpeedVerdict::kFaster);
  }
  EXPECT_EQ(verdicts, 0u) << "of 1200 rows";
}

TEST(CompareBackground, IsNoneWithinOneRun) {
  const Side side = fake_side("a", {many_jobs({})});
  EXPECT_FALSE(compare(side, side, 0.03).throughout);
}

}  // namespace
}  // namespace lanebench
