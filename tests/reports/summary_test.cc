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
