// The statistics against values worked out by hand, and against simulated series whose truth is known.
#include "reports/analysis/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <utility>

#include "reports/analysis/distributions.h"

namespace lanebench {
namespace {

TEST(Estimate, CountsPassesOrTheRoundsOfASingleOne) {
  const std::vector<double> values{1, 2, 3, 4};
  EXPECT_EQ(interval_over_passes(values, std::vector<std::uint64_t>{0, 0, 0, 0}).observations, 4u);
  EXPECT_EQ(interval_over_passes(values, std::vector<std::uint64_t>{0, 0, 1, 1}).observations, 2u);
  EXPECT_EQ(paired_speedup(values, values, std::vector<std::uint64_t>{0, 0, 1, 2}).observations, 3u);
}

TEST(Median, IsTheMiddleOrTheMeanOfTheMiddleTwo) {
  EXPECT_EQ(median({7}), 7);
  EXPECT_EQ(median({9, 1, 5}), 5);
  EXPECT_EQ(median({8, 2, 4, 100}), 6);
}

TEST(MedianAbsoluteDeviation, IgnoresAnOutlier) {
  // Median 3; deviations 2 1 0 1 997, whose median is 1.
  const std::vector<double> values{1, 2, 3, 4, 1000};
  EXPECT_EQ(median_absolute_deviation(values), 1);
}

std::vector<double> one_to(int n) {
  std::vector<double> values(static_cast<std::size_t>(n));
  std::iota(values.rbegin(), values.rend(), 1.0);
  return values;
}

TEST(MedianInterval, HasTheTabulatedRanks) {
  // As in tables of the sign test's 95 % interval for a median, [x_(k), x_(n+1-k)].
  for (const auto& [n, k] :
       {std::pair(6, 1), std::pair(7, 1), std::pair(8, 1), std::pair(9, 2), std::pair(10, 2),
        std::pair(11, 2), std::pair(12, 3), std::pair(15, 4), std::pair(20, 6), std::pair(25, 8),
        std::pair(30, 10), std::pair(50, 18), std::pair(100, 40)}) {
    const Estimate estimate = median_interval(one_to(n));
    EXPECT_EQ(estimate.value, (n + 1) / 2.0) << n;
    EXPECT_EQ(estimate.lower, k) << n;
    EXPECT_EQ(estimate.upper, n + 1 - k) << n;
  }
}

TEST(MedianInterval, IsAbsentBelowSixValues) {
  for (int n = 1; n <= 5; ++n) {
    const Estimate estimate = median_interval(one_to(n));
    EXPECT_FALSE(estimate.lower.has_value()) << n;
    EXPECT_FALSE(estimate.upper.has_value()) << n;
  }
}

TEST(MedianInterval, HasTheLargestRankThatStillCovers) {
  // P(Binomial(n, 1/2) < k), summed term by term.
  const auto below = [](int n, int k) {
    double sum = 0;
    for (int i = 0; i < k; ++i) {
      sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) - n * std::log(2));
    }
    return sum;
  };
  for (int n = 6; n <= 500; ++n) {
    const Estimate estimate = median_interval(one_to(n));
    const int k = static_cast<int>(estimate.lower.value());
    EXPECT_LE(2 * below(n, k), 0.05) << n;
    EXPECT_GT(2 * below(n, k + 1), 0.05) << n;
  }
}

TEST(PairedSpeedup, IsTheMedianRatioOfRounds) {
  const std::vector<double> base{4, 8, 6};
  const std::vector<double> other{2, 2, 2};
  EXPECT_DOUBLE_EQ(paired_speedup(base, other).value, 3);
  EXPECT_DOUBLE_EQ(paired_speedup(other, base).value, 1.0 / 3);
}

TEST(PairedSpeedup, CancelsDriftThatBothShare) {
  std::vector<double> base;
  std::vector<double> other;
  for (int round = 0; round < 12; ++round) {
    base.push_back(3.0 * (1 + round));
    other.push_back(1.5 * (1 + round));
  }
  const Estimate speedup = paired_speedup(base, other);
  EXPECT_DOUBLE_EQ(speedup.value, 2);
  EXPECT_DOUBLE_EQ(speedup.lower.value(), 2);
  EXPECT_DOUBLE_EQ(speedup.upper.value(), 2);
}

TEST(IntervalOverPasses, HasTheTabulatedRanks) {
  // Tables of Wilcoxon's signed-rank test: the largest sum of ranks that is significant at 5 %, two-sided.
  for (const auto& [n, sum] :
       {std::pair(6, 0), std::pair(7, 2), std::pair(8, 3), std::pair(9, 5), std::pair(10, 8),
        std::pair(12, 13), std::pair(15, 25), std::pair(20, 52), std::pair(25, 89)}) {
    EXPECT_EQ(signed_rank(static_cast<std::size_t>(n), 0.05), static_cast<std::size_t>(sum) + 1) << n;
  }
  EXPECT_EQ(signed_rank(5, 0.05), 0u);
  EXPECT_NEAR(static_cast<double>(signed_rank(51, 0.05)), 1326.0 / 2 - 1.96 * std::sqrt(51 * 52 * 103 / 24.0),
              1);
}

TEST(IntervalOverPasses, TakesMeansOfTwoPasses) {
  // Three rounds in each of six passes, whose medians are 1 2 4 8 16 32: of the 21 means of two, the middle
  // one is that of 1 and 16; with 6 passes the interval is the whole range.
  std::vector<double> values;
  std::vector<std::uint64_t> passes;
  for (std::uint64_t pass = 0; pass < 6; ++pass) {
    const double middle = std::exp2(static_cast<double>(pass));
    for (const double value : {middle, middle - 0.5, middle + 100}) {
      values.push_back(value);
      passes.push_back(pass);
    }
  }
  const Estimate estimate = interval_over_passes(values, passes);
  EXPECT_EQ(estimate.value, 8.5);
  EXPECT_EQ(estimate.lower, 1);
  EXPECT_EQ(estimate.upper, 32);
}

TEST(IntervalOverPasses, IsStudentsForFewPasses) {
  // Means 2 and 4 of two passes: 3 ± 12.706 · √2/√2.
  const std::vector<double> values{2, 4};
  const Estimate estimate = interval_over_passes(values, std::vector<std::uint64_t>{7, 9});
  EXPECT_DOUBLE_EQ(estimate.value, 3);
  EXPECT_NEAR(*estimate.lower, 3 - 12.7062, 1e-4);
  EXPECT_NEAR(*estimate.upper, 3 + 12.7062, 1e-4);
}

TEST(IntervalOverPasses, IsThatOfTheRoundsForOnePass) {
  const std::vector<double> values = one_to(12);
  const Estimate estimate = interval_over_passes(values, std::vector<std::uint64_t>(12, 3));
  EXPECT_EQ(estimate.value, 6.5);
  EXPECT_EQ(estimate.lower, 3);
}

TEST(RelativeHalfWidth, IsOnALogScale) {
  EXPECT_DOUBLE_EQ(relative_half_width({1, std::exp(-0.02), std::exp(0.04)}), 0.03);
  EXPECT_EQ(relative_half_width({1, {}, {}}), std::numeric_limits<double>::infinity());
}

// Rounds of a machine that slows by a third on the way, with 2 % noise and, in every tenth timing, an outlier
// of up to three times. The truth is 2.5.
TEST(PairedSpeedup, CoversTheTruthUnderDriftAndOutliers) {
  constexpr int kReplications = 4000;
  constexpr double kTruth = 2.5;
  for (const int rounds : {10, 20, 31}) {
    std::mt19937_64 random(static_cast<std::uint64_t>(rounds));
    std::normal_distribution<double> noise(0, 0.02);
    std::uniform_real_distribution<double> uniform;
    const auto timing = [&](double truth, int round) {
      const double drift = 1 + round / (3.0 * rounds);
      const double outlier = uniform(random) < 0.1 ? 1 + 2 * uniform(random) : 1;
      return truth * drift * outlier * std::exp(noise(random));
    };
    int covered = 0;
    for (int replication = 0; replication < kReplications; ++replication) {
      std::vector<double> base;
      std::vector<double> other;
      for (int round = 0; round < rounds; ++round) {
        base.push_back(timing(kTruth, round));
        other.push_back(timing(1, round));
      }
      const Estimate speedup = paired_speedup(base, other);
      covered += *speedup.lower <= kTruth && kTruth <= *speedup.upper ? 1 : 0;
    }
    const double coverage = static_cast<double>(covered) / kReplications;
    EXPECT_GE(coverage, 0.93) << rounds << " rounds";
    EXPECT_LE(coverage, 0.99) << rounds << " rounds";
  }
}

TEST(MedianInterval, CoversTheTruthOfASkewedDistribution) {
  constexpr int kReplications = 4000;
  std::mt19937_64 random(7);
  std::exponential_distribution<double> times(1);
  int covered = 0;
  for (int replication = 0; replication < kReplications; ++replication) {
    std::vector<double> values(25);
    for (double& value : values) value = times(random);
    const Estimate estimate = median_interval(values);
    covered += *estimate.lower <= std::log(2) && std::log(2) <= *estimate.upper ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(covered) / kReplications, 0.957, 0.012);  // 1 - 2·P(Binomial(25, ½) < 8)
}

TEST(TimeOverPasses, NeverReachesBelowZero) {
  const Estimate time = time_over_passes(std::vector<double>{1, 2, 16}, std::vector<std::uint64_t>{0, 1, 2});
  EXPECT_NEAR(time.value, std::cbrt(32), 1e-12);
  EXPECT_GT(*time.lower, 0);
}

}  // namespace
}  // namespace lanebench
