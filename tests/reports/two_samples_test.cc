// Hand-computed examples, published critical values, and simulations with known truth.
#include "reports/analysis/two_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace lanebench {
namespace {

TEST(MannWhitney, CountsOrdersLikeAnEnumerationByHand) {
  // Two values against two: of the 6 orders, U is 0, 1, 2 (twice), 3 and 4.
  const std::vector<double> expected = {1 / 6.0, 1 / 6.0, 2 / 6.0, 1 / 6.0, 1 / 6.0};
  const auto distribution = mann_whitney_distribution(2, 2);
  ASSERT_EQ(distribution.size(), expected.size());
  for (std::size_t u = 0; u < expected.size(); ++u) EXPECT_NEAR(distribution[u], expected[u], 1e-15) << u;
  EXPECT_NEAR(mann_whitney_distribution(3, 1)[2], 1 / 4.0, 1e-15);
}

/// P(U <= u).
double tail(std::size_t n, std::size_t m, std::size_t u) {
  const auto distribution = mann_whitney_distribution(n, m);
  return std::accumulate(distribution.begin(), distribution.begin() + static_cast<std::ptrdiff_t>(u) + 1,
                         0.0);
}

TEST(MannWhitney, HasThePublishedCriticalValues) {
  // Two-sided 5 % critical values of U, as in every table of the test.
  struct Row {
    std::size_t n, m, critical;
  };
  for (const Row& row :
       {Row{4, 4, 0}, Row{5, 5, 2}, Row{5, 8, 6}, Row{6, 6, 5}, Row{8, 8, 13}, Row{10, 10, 23},
        Row{12, 12, 37}, Row{15, 15, 64}, Row{20, 20, 127}, Row{10, 20, 55}}) {
    EXPECT_LE(tail(row.n, row.m, row.critical), 0.025) << row.n << " " << row.m;
    EXPECT_GT(tail(row.n, row.m, row.critical + 1), 0.025) << row.n << " " << row.m;
  }
}

TEST(RankTest, GivesTheMedianDifferenceAndItsOrderStatistics) {
  const ShiftTest test = rank_test({1, 2, 3, 4}, {10.1, 11.2, 12.4, 13.8}, {0, 0});
  // The 16 differences, of which the interval takes the first and last: 6.1 7.1 7.2 8.1 8.2 8.4 9.1 9.2
  // | 9.4 9.8 10.2 10.4 10.8 11.4 11.8 12.8
  EXPECT_NEAR(test.shift.value, 9.3, 1e-12);
  ASSERT_TRUE(test.shift.lower);
  EXPECT_NEAR(*test.shift.lower, 6.1, 1e-12);
  EXPECT_NEAR(*test.shift.upper, 12.8, 1e-12);
  EXPECT_NEAR(test.p_above, 1 / 70.0, 1e-15) << "all of the second above all of the first";
  EXPECT_NEAR(test.p_below, 1, 1e-15);
}

TEST(RankTest, UsesTheThirdDifferenceForFiveAgainstFive) {
  // P(U < 3) = 4/252 = 0.016, P(U < 4) = 7/252 = 0.028.
  const ShiftTest test = rank_test({0, 10, 20, 30, 40}, {1, 12, 23, 34, 46}, {0, 0});
  // The smallest differences: 1-40 = -39, 1-30 = -29, 12-40 = -28; the largest: 46, 36, 34.
  EXPECT_NEAR(*test.shift.lower, -28, 1e-11);
  EXPECT_NEAR(*test.shift.upper, 34, 1e-11);
}

TEST(RankTest, HasNoIntervalBelowFourOnEachSide) {
  EXPECT_FALSE(rank_test({1, 2, 3}, {1, 2, 3}, {0, 0}).shift.lower);
  const ShiftTest single = rank_test({1}, {3}, {0, 0});
  EXPECT_DOUBLE_EQ(single.shift.value, 2);
  EXPECT_DOUBLE_EQ(single.p_above, 0.5);
}

TEST(RankTest, MovesTheNullByTheMargin) {
  const std::vector<double> base = {1, 2, 3, 4};
  const std::vector<double> other = {10.1, 11.2, 12.4, 13.8};
  // Above a shift of 9: 9.1 9.2 9.4 9.8 10.2 10.4 10.8 11.4 11.8 12.8, so U = 10 and P(U >= 10) = 24/70:
  // partitions of 0 … 6 into at most 4 parts of at most 4 are 1 + 1 + 2 + 3 + 5 + 5 + 7.
  EXPECT_NEAR(rank_test(base, other, {-9, 9}).p_above, 24 / 70.0, 1e-12);
  EXPECT_NEAR(rank_test(other, base, {-9, 9}).p_below, 24 / 70.0, 1e-12);
}

TEST(RankTest, CountsTiesAgainstTheClaim) {
  const ShiftTest same = rank_test({1, 1, 1, 1}, {1, 1, 1, 1}, {0, 0});
  EXPECT_DOUBLE_EQ(same.p_above, 1);
  EXPECT_DOUBLE_EQ(same.p_below, 1);
  EXPECT_DOUBLE_EQ(same.shift.value, 0);
  EXPECT_DOUBLE_EQ(*same.shift.lower, 0);
  EXPECT_DOUBLE_EQ(*same.shift.upper, 0);
  // 15 pairs are above, one is equal: as U = 15, not 15.5 or 16. P(U >= 15) = 2/70.
  EXPECT_NEAR(rank_test({1, 2, 3, 4}, {4, 5, 6, 7}, {0, 0}).p_above, 2 / 70.0, 1e-15);
}

TEST(RankTest, StaysExactlySymmetric) {
  const ShiftTest there = rank_test({0.1, 0.5, 0.7, 1.1, 1.4}, {0.3, 0.9, 1.6, 2.2}, {-0.2, 0.2});
  const ShiftTest back = rank_test({0.3, 0.9, 1.6, 2.2}, {0.1, 0.5, 0.7, 1.1, 1.4}, {-0.2, 0.2});
  EXPECT_NEAR(there.shift.value, -back.shift.value, 1e-12);
  EXPECT_NEAR(*there.shift.lower, -*back.shift.upper, 1e-12);
  EXPECT_NEAR(there.p_above, back.p_below, 1e-15);
}

TEST(RankTest, NeverClaimsMoreByTheNormalApproximationThanIsExact) {
  // 21 against 21 is approximated; its exact tail from the same recurrence.
  std::vector<double> base(21);
  std::iota(base.begin(), base.end(), 0.0);
  for (const double shift : {4.5, 6.5, 8.5, 10.5, 14.5, 30.5}) {
    std::vector<double> other = base;
    for (double& value : other) value += shift;
    std::size_t below = 0;
    for (const double b : base) {
      for (const double o : other) below += o < b ? 1 : 0;
    }
    const double exact = tail(21, 21, below);
    const double approximate = rank_test(base, other, {0, 0}).p_above;
    EXPECT_GE(approximate, exact * 0.98) << shift;
    if (exact > 0.001) {
      EXPECT_LE(approximate, exact * 1.25) << shift;
    }
  }
}

TEST(RankTest, TakesThousandsOfRounds) {
  std::mt19937 random(1);
  std::normal_distribution<double> noise(0, 0.02);
  std::vector<double> base(6000);
  std::vector<double> other(6000);
  for (double& value : base) value = noise(random);
  for (double& value : other) value = 0.01 + noise(random);
  const ShiftTest test = rank_test(base, other, {-0.005, 0.005});
  EXPECT_NEAR(test.shift.value, 0.01, 0.002);
  EXPECT_LT(*test.shift.upper - *test.shift.lower, 0.003);
  EXPECT_LT(test.p_above, 1e-6);
}

TEST(Welch, GivesHandComputedNumbers) {
  // Means 2 and 6, variances 1 and 4, n 3 each: error sqrt(5/3), freedom (5/3)² / ((1/3)²/2 + (4/3)²/2) =
  // 50/17, t = 4 / 1.2910 = 3.0984.
  const std::vector<double> base = {1, 2, 3};
  const std::vector<double> other = {4, 6, 8};
  const ShiftTest test = welch_test(base, other, {0, 0});
  EXPECT_NEAR(test.shift.value, 4, 1e-12);
  // Quantile 0.975 of Student's t with 50/17 degrees of freedom: 3.2188; P(t > 3.0984): 0.0274, both by
  // numerical integration of the density.
  EXPECT_NEAR(*test.shift.upper - 4, 3.2188 * std::sqrt(5.0 / 3), 1e-3);
  EXPECT_NEAR(4 - *test.shift.lower, 3.2188 * std::sqrt(5.0 / 3), 1e-3);
  EXPECT_NEAR(test.p_above, 0.0274, 1e-4);
  EXPECT_NEAR(test.p_below, 1 - 0.0274, 1e-4);
  EXPECT_NEAR(welch_test(base, other, {-4, 4}).p_above, 0.5, 1e-12) << "at the margin";
}

TEST(Welch, IsStudentsTestForEqualVariancesAndCounts) {
  // Pooled t with 4 degrees of freedom: difference 1, error sqrt(2/3), quantile 2.776.
  const std::vector<double> base = {1, 2, 3};
  const std::vector<double> other = {2, 3, 4};
  EXPECT_NEAR(*welch_test(base, other, {0, 0}).shift.upper, 1 + 2.7764 * std::sqrt(2.0 / 3), 1e-4);
}

TEST(Welch, SaysNothingAboutASingleValue) {
  const ShiftTest test = welch_test(std::vector{1.0}, std::vector{2.0, 2.1}, {0, 0});
  EXPECT_NEAR(test.shift.value, 1.05, 1e-12);
  EXPECT_FALSE(test.shift.lower);
  EXPECT_EQ(test.p_above, 1);
  EXPECT_EQ(test.p_below, 1);
}

TEST(Welch, TakesValuesWithoutSpread) {
  const ShiftTest test = welch_test(std::vector{1.0, 1.0}, std::vector{2.0, 2.0}, {-0.5, 0.5});
  EXPECT_DOUBLE_EQ(*test.shift.lower, 1);
  EXPECT_DOUBLE_EQ(*test.shift.upper, 1);
  EXPECT_EQ(test.p_above, 0);
  EXPECT_EQ(test.p_below, 1);
}

TEST(Holm, StepsDownAndNeverLetsAWorseOneBeBetter) {
  const std::vector<double> raw = {0.01, 0.04, 0.03, 0.005};
  // Sorted .005 .01 .03 .04, times 4 3 2 1: .02 .03 .06 .04, made monotone: .02 .03 .06 .06.
  const std::vector<double> expected = {0.03, 0.06, 0.06, 0.02};
  const auto adjusted = holm_adjusted(raw);
  for (std::size_t i = 0; i < raw.size(); ++i) EXPECT_NEAR(adjusted[i], expected[i], 1e-15) << i;
  EXPECT_EQ(holm_adjusted(std::vector{0.6, 0.9}), (std::vector{1.0, 1.0}));
  EXPECT_TRUE(holm_adjusted({}).empty());
}

/// Times of a run: lognormal noise, and now and then an interruption.
std::vector<double> noisy_logs(std::mt19937& random, std::size_t n, double shift, double spread) {
  std::normal_distribution<double> noise(0, spread);
  std::bernoulli_distribution interrupted(0.05);
  std::exponential_distribution<double> delay(1 / (10 * spread));
  std::vector<double> logs(n);
  for (double& value : logs) value = shift + noise(random) + (interrupted(random) ? delay(random) : 0);
  return logs;
}

template <typename Test>
double coverage(std::size_t n, std::size_t m, Test test, std::uint32_t seed) {
  constexpr int kTrials = 4000;
  constexpr double kShift = 0.05;
  std::mt19937 random(seed);
  int covered = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    const ShiftTest result = test(random, n, m, kShift);
    covered += *result.shift.lower <= kShift && kShift <= *result.shift.upper ? 1 : 0;
  }
  return static_cast<double>(covered) / kTrials;
}

TEST(Simulation, IntervalsOfTheRankTestCoverTheTruth) {
  const auto test = [](std::mt19937& random, std::size_t n, std::size_t m, double shift) {
    return rank_test(noisy_logs(random, n, 0, 0.02), noisy_logs(random, m, shift, 0.02), {0, 0});
  };
  for (const auto& [n, m] :
       {std::pair<std::size_t, std::size_t>{8, 8}, {8, 30}, {12, 12}, {20, 20}, {21, 20}, {30, 30}}) {
    const double covered = coverage(n, m, test, 7);
    EXPECT_GE(covered, 0.93) << n << " " << m;
    EXPECT_LE(covered, 0.98) << n << " " << m;
  }
}

TEST(Simulation, IntervalsOfWelchCoverTheTruth) {
  // What a run brings along is normal on the log scale; the medians of its rounds have dealt with outliers.
  const auto test = [](std::mt19937& random, std::size_t n, std::size_t m, double shift) {
    const auto medians = [&](std::size_t runs, double centre, double spread) {
      std::normal_distribution<double> bias(0, spread);
      std::vector<double> values(runs);
      for (double& value : values) value = bias(random) + median(noisy_logs(random, 12, centre, 0.02));
      return values;
    };
    const double centre = median(noisy_logs(random, 1, 0, 1e-9));
    return welch_test(medians(n, centre, 0.01), medians(m, centre + shift, 0.03), {0, 0});
  };
  for (const auto& [n, m] : {std::pair<std::size_t, std::size_t>{5, 5}, {8, 8}, {12, 8}, {30, 30}}) {
    const double covered = coverage(n, m, test, 11);
    EXPECT_GE(covered, 0.93) << n << " " << m;
    EXPECT_LE(covered, 0.98) << n << " " << m;
  }
}

}  // namespace
}  // namespace lanebench
