// How rounds follow from a budget.
#include "harness/coordinator/schedule.h"

#include <gtest/gtest.h>

namespace lanebench {
namespace {

TEST(RoundsInPass, AreAsManyAsLeaveThePasses) {
  const std::vector<PassCost> costs = {{.fixed_s = 1, .round_s = 0.5},
                                       {.fixed_s = 2, .round_s = 1, .turns = 0.5}};
  // A pass is 1 + 1 s and, for each round, 0.5 + 0.5 s.
  EXPECT_EQ(rounds_in_pass(costs, 50, 10), 3u);
  EXPECT_EQ(rounds_in_pass(costs, 59.9, 10), 3u);
  EXPECT_EQ(rounds_in_pass(costs, 60.1, 10), 4u);
}

TEST(RoundsInPass, AreNeverNoneAndNeverTooMany) {
  EXPECT_EQ(rounds_in_pass({{.fixed_s = 5, .round_s = 60}}, 30, 8), 1u);
  EXPECT_EQ(rounds_in_pass({{.fixed_s = 5, .round_s = 60}}, -1, 8), 1u);
  EXPECT_EQ(rounds_in_pass({{.fixed_s = 0.01, .round_s = 1e-6}}, 1000, 8), kMostRoundsInPass);
  EXPECT_EQ(rounds_in_pass({}, 100, 8), kMostRoundsInPass);
}

}  // namespace
}  // namespace lanebench
