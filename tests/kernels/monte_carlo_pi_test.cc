// Monte Carlo π: every lane and team size counts the same integer, which this file works out by itself.
#include "kernels/workloads/monte_carlo_pi/monte_carlo_pi.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

#include "kernels/contract/random.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::monte_carlo_pi {
namespace {

constexpr std::uint64_t kHighWord = std::uint64_t{1} << 32;

// A problem with its memory.
class Instance {
 public:
  Instance(std::uint64_t points, std::uint64_t seed, std::uint64_t first)
      : problem_(parameters(points, seed, first)), outputs_(Arena::Memory::kPrivate, needed(problem_)) {
    Arena inputs;
    problem_.allocate(inputs, outputs_);
  }
  MonteCarloPi& problem() { return problem_; }

 private:
  static Parameters parameters(std::uint64_t points, std::uint64_t seed, std::uint64_t first) {
    Parameters values(workload().parameters);
    values.set("points", std::to_string(points));
    values.set("seed", std::to_string(seed));
    values.set("first", std::to_string(first));
    return values;
  }
  static std::size_t needed(MonteCarloPi& problem) {
    Arena inputs;
    Arena outputs;
    problem.allocate(inputs, outputs);
    return outputs.used();
  }

  MonteCarloPi problem_;
  Arena outputs_;
};

// Counts with the generator whose published answers random_test.cc checks, counters spelled out.
std::uint64_t count(std::uint64_t points, std::uint64_t seed, std::uint64_t first) {
  std::uint64_t hits = 0;
  for (std::uint64_t i = first; i < first + points; ++i) {
    const auto words =
        philox({static_cast<std::uint32_t>(i % kHighWord), static_cast<std::uint32_t>(i / kHighWord), 0, 0},
               {static_cast<std::uint32_t>(seed % kHighWord), static_cast<std::uint32_t>(seed / kHighWord)});
    const long double x = words[0];
    const long double y = words[1];
    // 64-bit significands: both squares are exact, and the sum is rounded only above 2^64, away from the
    // limit.
    hits += x * x + y * y <= 0x1p64L ? 1 : 0;
  }
  return hits;
}

void expect_all_variants_count(std::uint64_t expected, std::uint64_t points, std::uint64_t seed,
                               std::uint64_t first) {
  Instance instance(points, seed, first);
  MonteCarloPi& problem = instance.problem();
  std::size_t ran = 0;
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    for (const std::size_t workers : {1, 2, 3}) {
      SCOPED_TRACE(testing::Message() << variant.lanes << '@' << variant.isa << " workers=" << workers
                                      << " points=" << points << " seed=" << seed << " first=" << first);
      problem.poison();
      run_team(variant.kernel, problem, workers);
      EXPECT_EQ(problem.hits[0], expected);
      EXPECT_TRUE(problem.check().correct) << problem.check().reason;
      ++ran;
    }
  }
  EXPECT_GE(ran, 3u);
}

// From none to many vectors of 2, 4 and 8 lanes, one less and one more than whole pairs of them, and shares
// of 64 points that leave workers idle or with a remainder.
TEST(MonteCarloPi, EveryVariantCountsTheSameAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 16, "points");
  for (const std::uint64_t points :
       {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 79, 80, 81, 127, 128, 129, 191, 193}) {
    expect_all_variants_count(count(points, 1, 0), points, 1, 0);
  }
}

// The expected counts come from a Python program with unbounded integers.
TEST(MonteCarloPi, GivesTheCountsWorkedOutElsewhere) {
  expect_all_variants_count(786, 1000, 1, 0);
  expect_all_variants_count(7839, 10007, 1, 0);
  expect_all_variants_count(7927, 10007, 0xDEADBEEF12345678, 0);
}

TEST(MonteCarloPi, TakesIndicesBeyond32Bits) {
  expect_all_variants_count(784, 1000, 1, kHighWord - 500);
  expect_all_variants_count(782, 1000, 1, 5 * kHighWord + 3);
  // Neither count is what a generator would give that dropped the high word or did not carry into it.
  EXPECT_NE(count(500, 1, kHighWord - 500) + count(500, 1, 0), 784u);
  EXPECT_NE(count(1000, 1, 3), 782u);
  // Borders at every remainder of the vectors before and after.
  for (std::uint64_t before = 1; before < 20; ++before) {
    expect_all_variants_count(count(83, 7, kHighWord - before), 83, 7, kHighWord - before);
  }
}

TEST(MonteCarloPi, EstimatesPiWithinFiveStandardDeviations) {
  constexpr std::uint64_t kPoints = 1000003;
  expect_all_variants_count(count(kPoints, 1, 0), kPoints, 1, 0);
  const double p = std::numbers::pi / 4;
  const double deviation = 4 * std::sqrt(p * (1 - p) / kPoints);
  const double estimate = 4.0 * static_cast<double>(count(kPoints, 1, 0)) / kPoints;
  EXPECT_NEAR(estimate, std::numbers::pi, 5 * deviation);
}

TEST(MonteCarloPi, RejectsAPoisonedOrWrongCount) {
  Instance instance(1000, 1, 0);
  MonteCarloPi& problem = instance.problem();
  problem.poison();
  EXPECT_FALSE(problem.check().correct);
  problem.hits[0] = 786;
  EXPECT_TRUE(problem.check().correct);
  for (const std::uint64_t wrong : {785, 787, 0, 1000}) {
    problem.hits[0] = wrong;
    EXPECT_FALSE(problem.check().correct) << wrong;
  }
}

TEST(MonteCarloPi, AcceptsAnotherProgramsPointsWithinFiveStandardErrors) {
  Instance instance(1000000, 1, 0);
  const MonteCarloPi& problem = instance.problem();
  // 4·hits/10^6 has a standard error of 0.00164; π·10^6/4 is 785398.16.
  EXPECT_TRUE(problem.check_answer("hits=785398 pi=3.141592").correct);
  EXPECT_TRUE(problem.check_answer("hits=787400 pi=3.1496").correct);
  EXPECT_FALSE(problem.check_answer("hits=787500 pi=3.15").correct);
  EXPECT_FALSE(problem.check_answer("hits=783300 pi=3.1332").correct);
  EXPECT_FALSE(problem.check_answer("pi=3.141592").correct);
  EXPECT_FALSE(problem.check_answer("").correct);
}

TEST(MonteCarloPi, SaysItsAnswerEvenWithoutPoints) {
  Instance some(1000, 1, 0);
  some.problem().hits[0] = 786;
  EXPECT_EQ(some.problem().answer(), "hits=786 pi=3.1440000000");
  Instance none(0, 1, 0);
  none.problem().hits[0] = 0;
  EXPECT_EQ(none.problem().answer(), "hits=0 pi=undefined");
}

}  // namespace
}  // namespace lanebench::monte_carlo_pi
