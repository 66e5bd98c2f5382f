// The order of samples and the stop rule.
#include "harness/child/rounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace lanebench {
namespace {

TEST(RoundOrder, IsAPermutationThatRotates) {
  constexpr std::size_t kCases = 11;
  std::vector<std::set<std::size_t>> places(kCases);
  for (std::uint64_t round = 0; round < kCases; ++round) {
    const std::vector<std::size_t> order = round_order(kCases, 7, round);
    EXPECT_EQ(std::set<std::size_t>(order.begin(), order.end()).size(), kCases);
    for (std::size_t place = 0; place < kCases; ++place) places[order[place]].insert(place);
  }
  for (const auto& seen : places) EXPECT_EQ(seen.size(), kCases) << "a case did not stand in every place";
}

TEST(RoundOrder, DependsOnTheSeedAlone) {
  EXPECT_EQ(round_order(20, 1, 3), round_order(20, 1, 3));
  EXPECT_NE(round_order(20, 1, 3), round_order(20, 2, 3));
  EXPECT_TRUE(round_order(0, 1, 3).empty());
}

TEST(PreciseEnough, NeedsEveryIntervalNarrow) {
  const std::vector<double> steady(8, 1.0);
  EXPECT_TRUE(precise_enough({steady, steady}, 0.01));
  std::vector<double> noisy = steady;
  for (std::size_t i = 0; i < noisy.size(); i += 2) noisy[i] = 1.5;
  EXPECT_FALSE(precise_enough({steady, steady, noisy}, 0.01));
  EXPECT_TRUE(precise_enough({steady, steady, noisy}, 0.9));
}

TEST(PreciseEnough, NeedsEnoughRounds) {
  EXPECT_FALSE(precise_enough({}, 0.01));
  EXPECT_FALSE(precise_enough({{1.0, 1.0}, {1.0, 1.0}}, 0.01));
}

}  // namespace
}  // namespace lanebench
