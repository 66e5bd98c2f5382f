// What summarize makes of samples whose truth is known.
#include "reports/analysis/summary.h"

#include <gtest/gtest.h>

#include <cmath>

#include "reports/render/results_csv.h"
#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

const std::vector<double> kTenRounds(10, 1.0);

TEST(Summarize, ComputesTheNumbersOfACase) {
  auto run = fake_run();
  CaseRecord record = fake_case("triad", "scalar/serial");
  record.flops = 4e9;
  record.bytes = 2e9;
  record.items = 10;
  add_timed(run, record, {2, 1, 4, 3, 2, 2});
  const Result result = summarize(run).workloads.at(0).results.at(0);
  EXPECT_EQ(result.median_s->value, 2);
  EXPECT_EQ(result.median_s->lower, 1);
  EXPECT_EQ(result.median_s->upper, 4);
  EXPECT_EQ(result.min_s, 1);
  EXPECT_EQ(result.mad_s, 0.5);  // Deviations 0 1 2 1 0 0.
  EXPECT_EQ(result.gflop_s, 2);
  EXPECT_EQ(result.gb_s, 1);
  EXPECT_EQ(result.items_s, 5);
  EXPECT_EQ(result.pct_roof, std::nullopt);
}

TEST(Summarize, ZeroWorkHasNoRate) {
  auto run = fake_run();
  CaseRecord record = fake_case("sort", "scalar/serial");
  record.flops = 0;
  add_timed(run, record, kTenRounds);
  EXPECT_EQ(summarize(run).workloads.at(0).results.at(0).gflop_s, std::nullopt);
}

TEST(Summarize, PairsSpeedupsByRound) {
  auto run = fake_run();
  const CaseRecord simd = fake_case("triad", "simd@AVX2/serial");
  add_timed(run, fake_case("triad", "scalar/serial"), {10, 20, 30, 40, 50, 60, 70, 80});
  run.cases.push_back(simd);
  // Twice as fast in each round, taken in another order, and never in rounds 0 and 1.
  for (const int round : {7, 3, 5, 2, 4, 6})
    run.samples.push_back(fake_sample(simd, round, 5.0 * (round + 1)));
  const WorkloadSummary group = summarize(run).workloads.at(0);
  const Result& result = group.results.at(1);
  EXPECT_EQ(result.baseline, "triad/scalar/serial");
  EXPECT_DOUBLE_EQ(result.speedup->value, 2);
  EXPECT_DOUBLE_EQ(result.speedup->lower.value(), 2);
  EXPECT_EQ(result.samples.front().round, 2u);
  EXPECT_EQ(result.samples.back().round, 7u);
  EXPECT_EQ(group.results.at(0).speedup->value, 1);
}

TEST(Summarize, GivesNoNumbersToACaseThatIsNotOk) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), kTenRounds);
  for (const Status status :
       {Status::kUnavailable, Status::kNotApplicable, Status::kWrong, Status::kCrashed, Status::kTimeout}) {
    CaseRecord record = fake_case("triad", "simd@" + name_of(status) + "/serial", status, "why");
    record.flops = 1e9;
    add_timed(run, record, kTenRounds);
  }
  const Summary summary = summarize(run);
  ASSERT_EQ(summary.workloads.at(0).results.size(), 6u);
  for (const Result& result : summary.workloads[0].results) {
    const bool ok = result.record.status == Status::kOk;
    EXPECT_EQ(result.median_s.has_value(), ok) << name_of(result.record.status);
    EXPECT_EQ(result.speedup.has_value(), ok) << name_of(result.record.status);
    EXPECT_EQ(result.min_s.has_value(), ok) << name_of(result.record.status);
    EXPECT_FALSE(result.gflop_s.has_value()) << name_of(result.record.status);
    EXPECT_EQ(result.samples.empty(), !ok) << name_of(result.record.status);
    EXPECT_EQ(result.baseline.empty(), !ok) << name_of(result.record.status);
    EXPECT_TRUE(result.flags.empty()) << name_of(result.record.status);
  }
}

TEST(Summarize, HasNoSpeedupsWithoutAGoodBaseline) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial", Status::kWrong, "a[0]"), kTenRounds);
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), kTenRounds);
  add_timed(run, fake_case("sort", "simd@AVX2/serial"), kTenRounds);
  const Summary summary = summarize(run);
  EXPECT_TRUE(summary.workloads.at(0).results.at(1).median_s.has_value());
  EXPECT_FALSE(summary.workloads.at(0).results.at(1).speedup.has_value());
  EXPECT_EQ(summary.workloads.at(0).results.at(1).baseline, "");
  EXPECT_FALSE(summary.workloads.at(1).results.at(0).speedup.has_value());
}

TEST(Summarize, KeepsSizesApart) {
  auto run = fake_run();
  CaseRecord base = fake_case("triad", "scalar/serial");
  CaseRecord simd = fake_case("triad", "simd@AVX2/serial");
  for (const std::uint64_t size : {1000, 2000}) {
    base.size = simd.size = size;
    add_timed(run, base, std::vector<double>(6, static_cast<double>(size)));
    add_timed(run, simd, std::vector<double>(6, 500.0));
  }
  const Summary summary = summarize(run);
  ASSERT_EQ(summary.workloads.size(), 2u);
  EXPECT_DOUBLE_EQ(summary.workloads[0].results.at(1).speedup->value, 2);
  EXPECT_DOUBLE_EQ(summary.workloads[1].results.at(1).speedup->value, 4);
}

TEST(Summarize, MeasuresTheFloorFromTwins) {
  auto run = fake_run();
  const CaseRecord base = fake_case("triad", "scalar/serial");
  add_timed(run, base, std::vector<double>(6, 1.0));
  const std::vector<double> twins{1.0, 1.25, 1.0, 1.0, 0.9, 1.0};
  for (std::size_t round = 0; round < 5; ++round) {
    run.samples.push_back(fake_sample(base, round, twins[round], true));
  }
  EXPECT_FALSE(summarize(run).workloads.at(0).aa_floor.has_value()) << "five rounds have no interval";
  run.samples.push_back(fake_sample(base, 5, twins[5], true));
  const WorkloadSummary group = summarize(run).workloads.at(0);
  EXPECT_NEAR(group.aa_floor.value(), 0.2, 1e-12);  // The interval of six is [1/1.25, 1/0.9].
  EXPECT_EQ(group.results.at(0).samples.size(), 12u) << "the baseline has two samples a round";
  EXPECT_DOUBLE_EQ(group.results.at(0).speedup->value, 1);
}

TEST(Summarize, AnOkCaseWithoutSamplesHasNoNumbers) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {});
  const Result result = summarize(run).workloads.at(0).results.at(0);
  EXPECT_FALSE(result.median_s.has_value());
  EXPECT_FALSE(result.speedup.has_value());
  EXPECT_EQ(result.flags, std::vector<std::string>{"few"});
}

TEST(Summarize, TakesARunWithoutCases) {
  EXPECT_TRUE(summarize(fake_run()).workloads.empty());
}

TEST(InCommonRounds, KeepsRoundsThatAllHave) {
  const CaseRecord record = fake_case("triad", "scalar/serial");
  const std::vector<Sample> a{fake_sample(record, 0, 1), fake_sample(record, 1, 2),
                              fake_sample(record, 2, 3)};
  const std::vector<Sample> b{fake_sample(record, 3, 9), fake_sample(record, 2, 8),
                              fake_sample(record, 1, 7)};
  const std::vector<Sample> c{fake_sample(record, 2, 5)};
  EXPECT_EQ(in_common_rounds({a, b}).seconds, (std::vector<std::vector<double>>{{2, 3}, {7, 8}}));
  EXPECT_EQ(in_common_rounds({a, c, b}).seconds, (std::vector<std::vector<double>>{{3}, {5}, {8}}));
}

TEST(InCommonRounds, TakesTheGeometricMeanOfTwinsAndTheQuietOneOfTwo) {
  const CaseRecord base = fake_case("triad", "scalar/serial");
  const CaseRecord other = fake_case("triad", "scalar/threads:2");
  std::vector<Sample> twins{fake_sample(base, 0, 4), fake_sample(base, 0, 9, true), fake_sample(base, 1, 4),
                            fake_sample(base, 1, 9, true)};
  twins[2].disturbed = true;
  const std::vector<Sample> others{fake_sample(other, 0, 1), fake_sample(other, 1, 1)};
  EXPECT_EQ(in_common_rounds({twins, others}).seconds, (std::vector<std::vector<double>>{{6, 9}, {1, 1}}));
}

TEST(InCommonRounds, LeavesDisturbedRoundsOutWhereTheOthersSuffice) {
  const CaseRecord record = fake_case("triad", "scalar/serial");
  std::vector<Sample> a;
  std::vector<Sample> b;
  for (std::uint64_t round = 0; round < 16; ++round) {  // Two in each of eight passes.
    a.push_back(fake_sample(record, round, 1));
    b.push_back(fake_sample(record, round, 2));
    a.back().pass = b.back().pass = round / 2;
  }
  a[0].disturbed = a[1].disturbed = b[1].disturbed = b[2].disturbed = b[3].disturbed = true;
  EXPECT_EQ(in_common_rounds({a, b}).passes,
            (std::vector<std::uint64_t>{2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7}));
  EXPECT_EQ(in_common_rounds({a}).passes.size(), 14u) << "the other case is no matter";
  a[4].disturbed = b[5].disturbed = true;  // Five passes are too few.
  EXPECT_EQ(in_common_rounds({a, b}).passes.size(), 16u);
}

TEST(SpeedupOver, ReachesToWhatTheFewQuietRoundsSay) {
  const CaseRecord record = fake_case("triad", "scalar/serial");
  std::vector<Sample> base;
  std::vector<Sample> other;
  for (std::uint64_t round = 0; round < 8; ++round) {
    base.push_back(fake_sample(record, round, 3));
    other.push_back(fake_sample(record, round, 1));
    base.back().pass = other.back().pass = round;
    base.back().disturbed = round > 0;
  }
  base[0].seconds = 2;
  const Estimate speedup = speedup_over(base, other).value();
  EXPECT_DOUBLE_EQ(speedup.value, 3);
  EXPECT_DOUBLE_EQ(*speedup.lower, 2);
  EXPECT_DOUBLE_EQ(*speedup.upper, 3);
  for (Sample& sample : base) sample.disturbed = true;
  EXPECT_GT(*speedup_over(base, other)->lower, 2);
}

TEST(InCommonRounds, KeepsEveryPassOfAShortRun) {
  const CaseRecord record = fake_case("triad", "scalar/serial");
  std::vector<Sample> samples;
  for (std::uint64_t round = 0; round < 6; ++round) {
    samples.push_back(fake_sample(record, round, 1));
    samples.back().pass = round / 2;
  }
  samples[0].disturbed = true;
  EXPECT_EQ(in_common_rounds({samples}).passes, (std::vector<std::uint64_t>{0, 1, 1, 2, 2}));
  samples[1].disturbed = true;
  EXPECT_EQ(in_common_rounds({samples}).passes.size(), 6u);
  for (Sample& sample : samples) sample.pass = 0;
  EXPECT_EQ(in_common_rounds({samples}).passes.size(), 6u) << "one pass needs its rounds";
}

TEST(Summarize, TellsDisturbedSamplesByTheBestProbeOfTheRun) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(8, 1.0));
  add_timed(run, fake_case("triad", "scalar/threads:2"), std::vector<double>(8, 1.0));
  for (Sample& sample : run.samples) {
    // Two cores at once have a lower clock here: that is no disturbance.
    if (sample.case_id == run.cases[1].case_id) sample.clock_before_s = sample.clock_after_s = 1.5e-4;
  }
  run.samples[2].clock_after_s = 1.24e-4;
  run.samples[3].clock_after_s = 1.26e-4;
  run.samples[12].clock_before_s = 1.88e-4;
  const Summary summary = summarize(run);
  std::vector<std::uint64_t> rounds;
  for (const Result& result : summary.workloads[0].results) {
    for (const Sample& sample : result.samples) {
      if (sample.disturbed) rounds.push_back(sample.round);
    }
  }
  EXPECT_EQ(rounds, (std::vector<std::uint64_t>{3, 4}));
}

TEST(Summarize, RepeatedSamplesCountForNothing) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), std::vector<double>(6, 1.0));
  for (int i = 0; i < 5; ++i) {
    run.samples.push_back(fake_sample(run.cases[0], 5, 100));
    run.samples.back().repeated = true;
  }
  const Result result = summarize(run).workloads.at(0).results.at(0);
  EXPECT_EQ(result.samples.size(), 6u);
  EXPECT_EQ(result.median_s->upper, 1.0);
}

TEST(Summarize, TakesOnlyTheTwinsOfTheBaseline) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {1, 1, 1, 1, 1, 1});
  add_timed(run, fake_case("triad", "scalar/threads:2"), {1, 1, 1, 1, 1, 1});
  for (std::uint64_t round = 0; round < 6; ++round) {
    run.samples.push_back(fake_sample(run.cases[1], round, 0.5, true));
    run.samples.push_back(fake_sample(run.cases[0], round, 0.8, true));
  }
  const Summary summary = summarize(run);
  EXPECT_NEAR(summary.workloads[0].aa_floor.value(), 0.25, 1e-12);
}

TEST(ResultsCsv, HasNoInfinity) {
  auto run = fake_run();
  add_timed(run, fake_case("triad", "scalar/serial"), {1e308, 1e308});
  add_timed(run, fake_case("triad", "simd@AVX2/serial"), {1e-308, 1e-308});
  const std::string text = results_csv(summarize(run));
  EXPECT_NE(text.find(",1e-308,"), std::string::npos) << text;
  EXPECT_EQ(text.find("inf"), std::string::npos) << text;
}

}  // namespace
}  // namespace lanebench
