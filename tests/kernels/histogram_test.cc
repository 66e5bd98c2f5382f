// The histogram: the cost, the inputs, and every lane and team size against counts of each value.
#include "kernels/workloads/histogram/histogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "tests/kernels/every_variant.h"

namespace lanebench::histogram {
namespace {

TEST(Histogram, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 64, "n");
  for (const char* n : {"0", "1", "2", "3", "5", "7", "63", "64", "65", "65535", "65537", "200003"}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"n", n}});
  }
}

// Few values make every counter of a pair of bytes overflow; one value takes the path of equal blocks.
TEST(Histogram, EveryVariantIsRightWithFewValues) {
  for (const char* values : {"1", "2", "3", "16", "255"}) {
    SCOPED_TRACE(values);
    expect_right_everywhere(workload(), {{"n", "200003"}, {"values", values}});
  }
}

// Blocks of one value between others, ending anywhere.
TEST(Histogram, RunsAreCountedOnce) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "300007"}})));
  auto& problem = static_cast<Histogram&>(*ready.problem);
  for (std::size_t begin = 0; begin < problem.n; begin += 1009) {
    const std::size_t end = std::min(problem.n, begin + 100 + begin % 700);
    std::fill(problem.bytes.begin() + begin, problem.bytes.begin() + end, problem.bytes[begin]);
  }
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    for (const std::size_t size : {1, 2, 3}) {
      problem.poison();
      run_team(variant.kernel, problem, size);
      const Verdict verdict = problem.check();
      EXPECT_TRUE(verdict.correct) << variant.lanes << '@' << variant.isa << ": " << verdict.reason;
    }
  }
}

TEST(Histogram, InputHasAsManyValuesAsAsked) {
  for (const std::size_t values : {1u, 2u, 3u, 100u, 256u}) {
    ReadyProblem ready(
        workload().make(parameters_of(workload(), {{"n", "50000"}, {"values", std::to_string(values)}})));
    const auto& problem = static_cast<const Histogram&>(*ready.problem);
    run_team(workload().variants.front().kernel, problem, 1);
    std::size_t used = 0;
    for (const std::uint64_t count : problem.counts) {
      if (count == 0) continue;
      ++used;
      // Six standard deviations of a binomial count.
      const double expected = 50000.0 / static_cast<double>(values);
      EXPECT_NEAR(static_cast<double>(count), expected, 6 * std::sqrt(expected));
    }
    EXPECT_EQ(used, values);
    EXPECT_EQ(std::accumulate(problem.counts.begin(), problem.counts.end(), std::uint64_t{0}), 50000u);
  }
}

TEST(Histogram, AByteInTheWrongBinIsFound) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "1000"}})));
  auto& problem = static_cast<Histogram&>(*ready.problem);
  run_team(workload().variants.front().kernel, problem, 1);
  ASSERT_TRUE(problem.check().correct);
  --problem.counts[7];
  ++problem.counts[8];
  EXPECT_FALSE(problem.check().correct);
  ++problem.counts[7];
  --problem.counts[8];
  --problem.counts[problem.bytes[999]];  // A skipped tail.
  EXPECT_FALSE(problem.check().correct);
}

TEST(Histogram, RefusesImpossibleParameters) {
  expect_input_error(workload(), {{"values", "0"}}, "values");
  expect_input_error(workload(), {{"values", "257"}}, "values");
  expect_input_error(workload(), {{"n", "4294967296"}}, "n");
}

// By hand: three bytes come; 256 counts of eight bytes go, however small the input is.
TEST(Histogram, CostsWhatAHandCounts) {
  const Cost cost = Histogram(parameters_of(workload(), {{"n", "3"}})).cost();
  EXPECT_EQ(cost.flops, 0);
  EXPECT_EQ(cost.bytes_read, 3);
  EXPECT_EQ(cost.bytes_written, 2048);
  EXPECT_EQ(cost.items, 3);
}

}  // namespace
}  // namespace lanebench::histogram
