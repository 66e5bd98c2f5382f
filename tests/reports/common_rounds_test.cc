// Which rounds pair cases, and what a pair says where neighbours were busy.
#include "reports/analysis/common_rounds.h"

#include <gtest/gtest.h>

#include "tests/reports/fake_run.h"

namespace lanebench {
namespace {

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

}  // namespace
}  // namespace lanebench
