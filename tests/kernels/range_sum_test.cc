// range_sum: golden totals, sums whose 64-bit lanes overflow on the way, every remainder, bad input.
#include "kernels/workloads/range_sum/range_sum.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "kernels/contract/random.h"
#include "tests/kernels/team_runner.h"

namespace lanebench::range_sum {
namespace {

Parameters parameters(const std::string& jobs, const std::string& upto) {
  Parameters p(workload().parameters);
  p.set("jobs", jobs);
  p.set("upto", upto);
  return p;
}

/// Calls `test(name)` after every variant that this CPU has, in teams of 1, 2 and 3, solved the problem.
template <typename Test>
void after_every_variant(Problem& problem, Test test) {
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    for (std::size_t size = 1; size <= 3; ++size) {
      problem.poison();
      run_team(variant.kernel, problem, size);
      test(variant.lanes + "@" + variant.isa + " team of " + std::to_string(size));
    }
  }
}

TEST(RangeSum, HasTheGoldenTotal) {
  ReadyProblem ready(workload().make(parameters("64", "1e7")));
  EXPECT_EQ(ready.problem->cost().bytes_read, 64 * 4e7);
  // One variant does: 2.5 GB are read, and the others are compared with the same closed form elsewhere.
  run_team(workload().variants.back().kernel, *ready.problem, 2);
  EXPECT_EQ(ready.problem->answer(), "total=3199999680000000");
  EXPECT_TRUE(ready.problem->check().correct);
}

TEST(RangeSum, EveryVariantIsRightAtEveryRemainder) {
  // Of a vector, of the 128 bytes that a place gets in turn, and of four such places.
  std::vector<std::size_t> sizes(40);
  std::iota(sizes.begin(), sizes.end(), 0);
  for (const std::size_t multiple : {64, 128, 192, 256, 384, 512, 1024, 4096}) {
    for (const std::size_t upto : {multiple - 1, multiple, multiple + 1, multiple + 3}) sizes.push_back(upto);
  }
  for (const std::size_t upto : sizes) {
    ReadyProblem ready(workload().make(parameters("3", std::to_string(upto))));
    after_every_variant(*ready.problem, [&](const std::string& variant) {
      const Verdict verdict = ready.problem->check();
      EXPECT_TRUE(verdict.correct) << variant << " upto=" << upto << ": " << verdict.reason;
    });
  }
}

TEST(RangeSum, NoJobsHaveNoTotal) {
  ReadyProblem ready(workload().make(parameters("0", "100")));
  after_every_variant(*ready.problem, [&](const std::string& variant) {
    EXPECT_EQ(ready.problem->answer(), "total=0") << variant;
  });
}

// A variant that used the closed form, or read the array once for all jobs, would be right about 0 … n-1.
TEST(RangeSum, SumsWhatTheArrayHoldsEvenIfLanesOverflow) {
  ReadyProblem ready(workload().make(parameters("2", "100003")));
  auto& problem = static_cast<RangeSum&>(*ready.problem);
  for (std::size_t i = 0; i < problem.upto; ++i) {
    problem.values[i] = random_words(7, i)[0] | 0xC0000000;  // 64-bit lanes wrap after four additions.
  }
  const std::uint64_t sum = std::accumulate(problem.values.begin(), problem.values.end(), std::uint64_t{0});
  after_every_variant(problem, [&](const std::string& variant) {
    EXPECT_EQ(problem.sums[0], sum) << variant;
    EXPECT_EQ(problem.sums[1], sum) << variant;
    EXPECT_EQ(problem.total[0], 2 * sum) << variant;
    EXPECT_FALSE(problem.check().correct);
  });
}

TEST(RangeSum, CheckSaysWhichSumIsWrong) {
  ReadyProblem ready(workload().make(parameters("3", "5")));
  auto& problem = static_cast<RangeSum&>(*ready.problem);
  run_team(workload().variants.front().kernel, problem, 1);
  EXPECT_TRUE(problem.check().correct);
  problem.sums[2] = 9;
  EXPECT_EQ(problem.check().reason, "index 2: got 9, expected 10");
  problem.sums[2] = 10;
  problem.total[0] = 29;
  EXPECT_EQ(problem.check().reason, "total: got 29, expected 30");
}

TEST(RangeSum, RefusesTotalsBeyond64Bits) {
  // 2^32 values sum to just below 2^63: two jobs fit, three do not.
  EXPECT_NO_THROW(workload().make(parameters("2", "4294967296")));
  EXPECT_THROW(workload().make(parameters("3", "4294967296")), InputError);
  EXPECT_THROW(parameters("1", "4294967297"), InputError);
}

}  // namespace
}  // namespace lanebench::range_sum
