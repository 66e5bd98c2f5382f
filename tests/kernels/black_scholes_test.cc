// Prices: the cost, known values, laws that prices obey, and every lane and team size against the exact
// formula.
#include "kernels/workloads/black_scholes/black_scholes.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "tests/kernels/every_variant.h"

namespace lanebench::black_scholes {
namespace {

TEST(BlackScholes, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 16, "options");
  for (const char* n :
       {"0", "1", "2", "3", "5", "7", "15", "16", "31", "33", "63", "64", "65", "1000", "20011"}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"options", n}});
  }
}

// Computed in 40 decimal digits, the normal distribution by its power series.
TEST(BlackScholes, KnowsAnOptionPricedElsewhere) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"options", "1"}})));
  auto& problem = static_cast<BlackScholes&>(*ready.problem);
  problem.spot[0] = 20;
  problem.strike[0] = 25;
  problem.years[0] = 2;
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    run_team(variant.kernel, problem, 1);
    EXPECT_NEAR(problem.call[0], 2.020736009151, 3e-5) << variant.lanes << '@' << variant.isa;
    EXPECT_NEAR(problem.put[0], 6.040472009434, 3e-5) << variant.lanes << '@' << variant.isa;
  }
  EXPECT_TRUE(problem.check().correct);
}

/// A problem that the scalar lane has solved.
struct Solved {
  ReadyProblem ready{workload().make(parameters_of(workload(), {{"options", "1000"}}))};
  BlackScholes& problem = static_cast<BlackScholes&>(*ready.problem);

  Solved() { run_team(workload().variants.front().kernel, problem, 1); }
};

TEST(BlackScholes, APriceThatIsSlightlyOffIsWrong) {
  for (const auto prices : {&BlackScholes::call, &BlackScholes::put}) {
    for (const std::size_t i : {0u, 499u, 999u}) {
      Solved solved;
      ASSERT_TRUE(solved.problem.check().correct);
      (solved.problem.*prices)[i] += 1e-6f * (solved.problem.spot[i] + solved.problem.strike[i]);
      const Verdict verdict = solved.problem.check();
      EXPECT_FALSE(verdict.correct);
      EXPECT_NE(verdict.reason.find("option " + std::to_string(i)), std::string::npos) << verdict.reason;
    }
  }
}

TEST(BlackScholes, APriceThatIsNotANumberIsWrong) {
  Solved solved;
  const float last = solved.problem.put[999];
  solved.problem.poison();
  EXPECT_FALSE(solved.problem.check().correct);
  run_team(workload().variants.front().kernel, solved.problem, 1);
  EXPECT_EQ(solved.problem.put[999], last);
  solved.problem.put[999] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_FALSE(solved.problem.check().correct);
}

// Every lane prices each option by itself, so a prefix of the options has the same prices, whoever works on
// it.
TEST(BlackScholes, APriceDoesNotDependOnItsPlace) {
  ReadyProblem more(workload().make(parameters_of(workload(), {{"options", "200"}})));
  ReadyProblem fewer(workload().make(parameters_of(workload(), {{"options", "77"}})));
  const auto& all = static_cast<const BlackScholes&>(*more.problem);
  const auto& some = static_cast<const BlackScholes&>(*fewer.problem);
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    run_team(variant.kernel, all, 1);
    run_team(variant.kernel, some, 3);
    for (std::size_t i = 0; i < some.n; ++i) {
      ASSERT_EQ(some.call[i], all.call[i]) << variant.lanes << '@' << variant.isa << ", option " << i;
      ASSERT_EQ(some.put[i], all.put[i]) << variant.lanes << '@' << variant.isa << ", option " << i;
    }
  }
}

TEST(BlackScholes, RefusesMoreOptionsThanItTakes) {
  expect_input_error(workload(), {{"options", "2147483649"}}, "options");
}

// By hand, of the SIMD lane. Before the functions: root, ·volatility, strike·deviation, 1/that,
// spot·deviation, ·inverse, drift·years + log (2), strike·inverse, their product, -rate·years,
// strike·exp: 12. Logarithm: f, f², 8 fused steps (16), k·low, ·f² + (2), f +, k·high + (2): 24. Exponential:
// n (2), less the rounder, two remainders (4), r², 4 steps (8), ·r² + r (2), + 1: 19. Normal distribution,
// twice: x², 5 steps (10), ·x, 5 steps (10): 44, and d2: 1. After: four products of quotients' parts with
// spot: 3 and a fused one (2), below·below, division, gap, call (2), put: 11.
TEST(BlackScholes, CostsWhatAHandCounts) {
  const Cost cost = BlackScholes(parameters_of(workload(), {{"options", "3"}})).cost();
  EXPECT_EQ(cost.flops, 3 * (12 + 24 + 19 + 45 + 11));
  EXPECT_TRUE(cost.single_precision);
  EXPECT_EQ(cost.bytes_read, 3 * 12);
  EXPECT_EQ(cost.bytes_written, 3 * 8);
  EXPECT_EQ(cost.items, 3);
}

}  // namespace
}  // namespace lanebench::black_scholes
