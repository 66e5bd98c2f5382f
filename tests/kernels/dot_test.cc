// The dot product: the cost, the order of additions, and every lane and team size against the exact sum.
#include "kernels/workloads/dot/dot.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "tests/kernels/every_variant.h"

namespace lanebench::dot {
namespace {

TEST(Dot, EveryVariantIsRightAtEveryRemainder) {
  // The lanes add in 32 sums, whatever the width of a vector.
  expect_right_at_every_remainder(workload(), 32, "n");
  for (const char* n : {"0", "1", "31", "32", "33", "4095", "4096", "4097", "12288", "100003"}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"n", n}});
  }
}

TEST(Dot, FromMemoryAndFromCacheIsTheSame) {
  for (const char* n : {"16384", "16385", "100003"}) {
    ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", n}})));
    auto& problem = static_cast<Dot&>(*ready.problem);
    for (const Variant& variant : workload().variants) {
      if (variant.lanes != "simd" || !variant.kernel) continue;
      problem.exceeds_cache = false;
      run_team(variant.kernel, problem, 2);
      const double cached = problem.result[0];
      problem.exceeds_cache = true;
      run_team(variant.kernel, problem, 2);
      EXPECT_EQ(problem.result[0], cached) << variant.isa << ", n=" << n;
    }
  }
}

TEST(Dot, OurOwnLanesGiveTheSameBits) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "100003"}})));
  const auto& problem = static_cast<const Dot&>(*ready.problem);
  run_team(workload().variants.front().kernel, problem, 1);
  const double first = problem.result[0];
  for (const Variant& variant : workload().variants) {
    const bool own = variant.lanes == "scalar" || variant.lanes == "autovec" || variant.lanes == "simd";
    if (!own || !variant.kernel) continue;
    for (const std::size_t size : {1, 2, 3}) {
      run_team(variant.kernel, problem, size);
      EXPECT_EQ(problem.result[0], first) << variant.lanes << '@' << variant.isa << ", team of " << size;
    }
  }
}

TEST(Dot, ASkippedElementIsWrong) {
  for (const std::size_t n : {1000u, 100003u}) {
    ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", std::to_string(n)}})));
    auto& problem = static_cast<Dot&>(*ready.problem);
    run_team(workload().variants.front().kernel, problem, 1);
    ASSERT_TRUE(problem.check().correct);
    problem.result[0] -= problem.x[n - 1] * problem.y[n - 1];
    EXPECT_FALSE(problem.check().correct);
  }
}

TEST(Dot, TreeAddsEveryValueOnce) {
  for (std::size_t count = 1; count < 70; ++count) {
    std::vector<double> values(count);
    std::iota(values.begin(), values.end(), 1);
    EXPECT_EQ(tree_sum(values.data(), count), static_cast<double>(count * (count + 1) / 2));
  }
}

// By hand: x0·y0 + x1·y1 + x2·y2 is three products and three additions to a sum that begins at 0, and reads
// six doubles.
TEST(Dot, CostsWhatAHandCounts) {
  const Cost cost = Dot(parameters_of(workload(), {{"n", "3"}})).cost();
  EXPECT_EQ(cost.flops, 6);
  EXPECT_EQ(cost.bytes_read, 48);
  EXPECT_EQ(cost.bytes_written, 0);
  EXPECT_EQ(cost.items, 3);
}

}  // namespace
}  // namespace lanebench::dot
