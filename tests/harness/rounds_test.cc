// The order of samples.
#include "harness/child/rounds.h"

#include <gtest/gtest.h>

#include <set>

namespace lanebench {
namespace {

TEST(RoundOrder, IsANewPermutationEachRound) {
  constexpr std::size_t kCases = 11;
  std::set<std::vector<std::size_t>> orders;
  for (std::uint64_t round = 0; round < 100; ++round) {
    const std::vector<std::size_t> order = round_order(kCases, 7, round);
    EXPECT_EQ(std::set<std::size_t>(order.begin(), order.end()).size(), kCases);
    EXPECT_TRUE(orders.insert(order).second) << round;
  }
}

// Each case stands in every place, and behind every other case, about as often as any.
TEST(RoundOrder, FavoursNoPlaceAndNoPredecessor) {
  constexpr std::size_t kCases = 6;
  constexpr int kRounds = 6000;
  std::vector<std::vector<int>> places(kCases, std::vector<int>(kCases));
  std::vector<std::vector<int>> successors(kCases, std::vector<int>(kCases));
  for (std::uint64_t round = 0; round < kRounds; ++round) {
    const std::vector<std::size_t> order = round_order(kCases, 7, round);
    for (std::size_t place = 0; place < kCases; ++place) {
      ++places[order[place]][place];
      if (place > 0) ++successors[order[place - 1]][order[place]];
    }
  }
  constexpr int kEach = kRounds / static_cast<int>(kCases);  // Of both, with a standard deviation of some 30.
  for (std::size_t a = 0; a < kCases; ++a) {
    for (std::size_t b = 0; b < kCases; ++b) {
      EXPECT_NEAR(places[a][b], kEach, 150) << a << " in place " << b;
      EXPECT_NEAR(successors[a][b], a == b ? 0 : kEach, 150) << b << " behind " << a;
    }
  }
}

TEST(RoundOrder, DependsOnSeedAndRoundAlone) {
  EXPECT_EQ(round_order(20, 1, 3), round_order(20, 1, 3));
  EXPECT_NE(round_order(20, 1, 3), round_order(20, 2, 3));
  EXPECT_TRUE(round_order(0, 1, 3).empty());
}

}  // namespace
}  // namespace lanebench
