// The prefix sum: the cost, and every lane and team size against 64-bit sums.
#include "kernels/workloads/prefix_sum/prefix_sum.h"

#include <gtest/gtest.h>

#include <string>

#include "kernels/workloads/prefix_sum/rounds.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::prefix_sum {
namespace {

TEST(PrefixSum, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 16, "n");
  for (const std::size_t n : {0u, 1u, 2u, 3u, 5u, 7u, 15u, 16u, 17u, 31u, 33u, 63u, 64u, 65u, 100003u}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"n", std::to_string(n)}});
  }
}

TEST(PrefixSum, TeamsCarryFromRoundToRound) {
  for (const std::size_t n : {2 * kBlock, 3 * kBlock + 1, 7 * kBlock + 77}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"n", std::to_string(n)}});
  }
}

// Streaming stores serve arrays that no test could afford, so small ones are called large.
TEST(PrefixSum, LanesThatBypassTheCacheAreRight) {
  for (const std::size_t n : {std::size_t{5}, std::size_t{100003}, 5 * kBlock + 21}) {
    ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", std::to_string(n)}})));
    auto& problem = static_cast<PrefixSum&>(*ready.problem);
    problem.exceeds_cache = true;
    for (const Variant& variant : workload().variants) {
      if (!variant.kernel) continue;
      for (const std::size_t size : {1, 2, 3}) {
        problem.poison();
        run_team(variant.kernel, problem, size);
        const Verdict verdict = problem.check();
        EXPECT_TRUE(verdict.correct) << variant.lanes << '@' << variant.isa << ", team of " << size << ": "
                                     << verdict.reason;
      }
    }
  }
}

TEST(PrefixSum, OneWrongElementIsFound) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "1000"}})));
  auto& problem = static_cast<PrefixSum&>(*ready.problem);
  run_team(workload().variants.front().kernel, problem, 1);
  ASSERT_TRUE(problem.check().correct);
  for (const std::size_t at : {0u, 500u, 999u}) {
    problem.output[at] ^= 1;
    const Verdict verdict = problem.check();
    EXPECT_FALSE(verdict.correct);
    EXPECT_NE(verdict.reason.find("index " + std::to_string(at) + ":"), std::string::npos) << verdict.reason;
    problem.output[at] ^= 1;
  }
}

TEST(PrefixSum, SumsAreModulo32Bits) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "2"}})));
  auto& problem = static_cast<PrefixSum&>(*ready.problem);
  problem.input[0] = 0xFFFFFFFF;
  problem.input[1] = 3;
  expect_input_error(workload(), {{"n", "2147483649"}}, "n");
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    problem.poison();
    run_team(variant.kernel, problem, 2);
    EXPECT_EQ(problem.output[0], 0xFFFFFFFF);
    EXPECT_EQ(problem.output[1], 2u);
  }
}

// By hand: three elements of four bytes come, three go; integers are no floating-point operations.
TEST(PrefixSum, CostsWhatAHandCounts) {
  const Cost cost = PrefixSum(parameters_of(workload(), {{"n", "3"}})).cost();
  EXPECT_EQ(cost.flops, 0);
  EXPECT_EQ(cost.bytes_read, 12);
  EXPECT_EQ(cost.bytes_written, 12);
  EXPECT_EQ(cost.items, 3);
}

}  // namespace
}  // namespace lanebench::prefix_sum
