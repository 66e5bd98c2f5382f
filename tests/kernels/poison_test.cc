// What outputs hold before a checked solution.
#include "kernels/contract/poison.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>
#include <vector>

#include "kernels/contract/workload.h"
#include "kernels/primes/wide.h"

namespace lanebench {
namespace {

/// Alters a copy; returns which elements became others, all of which `plausible` must accept.
template <typename T, typename Plausible>
std::set<std::size_t> altered(const std::vector<T>& answer, std::uint64_t seed, Plausible plausible) {
  std::vector<T> outputs = answer;
  alter(std::span(outputs), seed);
  std::set<std::size_t> changed;
  for (std::size_t i = 0; i < answer.size(); ++i) {
    if (outputs[i] == answer[i]) continue;
    changed.insert(i);
    EXPECT_TRUE(plausible(outputs[i])) << "index " << i;
  }
  return changed;
}

const auto kAnything = [](auto) { return true; };

TEST(Poison, AltersOneElementInEveryBlockAndNotTheFirst) {
  const std::vector<double> answer(64 * 100 + 1, 0.25);
  const auto changed = altered(answer, 1, [](double value) { return value >= 0 && value < 0.25; });
  EXPECT_EQ(changed.size(), 100u);
  for (std::size_t begin = 1; begin < answer.size(); begin += 64) {
    const auto first = changed.lower_bound(begin);
    ASSERT_NE(first, changed.end()) << begin;
    EXPECT_LT(*first, begin + 64);
  }
}

TEST(Poison, AltersNoMoreThanSomeThousandsOfManyElements) {
  EXPECT_EQ(altered(std::vector<std::uint8_t>((1 << 20) + 1, 9), 1, kAnything).size(), 4096u);
}

TEST(Poison, AltersOthersForEverySeed) {
  const std::vector<std::uint32_t> answer(64 * 100, 7);
  EXPECT_EQ(altered(answer, 1, kAnything), altered(answer, 1, kAnything));
  EXPECT_NE(altered(answer, 1, kAnything), altered(answer, 2, kAnything));
}

TEST(Poison, TurnsFlags) {
  const auto is_flag = [](std::uint8_t value) { return value <= 1; };
  EXPECT_EQ(altered(std::vector<std::uint8_t>(640, 0), 1, is_flag).size(), 10u);
  EXPECT_EQ(altered(std::vector<std::uint8_t>(640, 1), 1, is_flag).size(), 10u);
}

TEST(Poison, NeverLeavesANumberAsItWas) {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    EXPECT_TRUE(altered(std::vector<double>{}, seed, kAnything).empty());
    EXPECT_EQ(altered(std::vector<double>{0}, seed, kAnything).size(), 1u);
    EXPECT_EQ(altered(std::vector<float>{-1e-30F}, seed, kAnything).size(), 1u);
    EXPECT_EQ(altered(std::vector<std::int64_t>{-5}, seed, kAnything).size(), 1u);
    EXPECT_EQ(altered(std::vector<std::uint64_t>{~std::uint64_t{0}}, seed, kAnything).size(), 1u);
    EXPECT_EQ(altered(std::vector<Wide>{~Wide{0}}, seed, kAnything).size(), 1u);
    EXPECT_EQ(altered(std::vector<std::uint8_t>{3, 3}, seed, kAnything), std::set<std::size_t>{1});
  }
}

TEST(Poison, AltersTheBytesOfAStructure) {
  using Pair = std::array<std::uint16_t, 2>;
  EXPECT_GE(altered(std::vector<Pair>(64, Pair{0x101, 0x202}), 1, kAnything).size(), 4u);
}

/// A problem with an output of each kind.
class Outputs final : public Problem {
 public:
  void allocate(Arena&, Arena&) override {}
  void fill(Team&) override {}
  Cost cost() const override { return {}; }
  void poison() override {
    spoil(std::span(values));
    spoil_with(std::span(any_bits), [](std::size_t i) { return static_cast<std::uint32_t>(i); });
  }
  Verdict check() override { return {}; }
  std::string answer() const override { return ""; }

  std::vector<double> values = std::vector<double>(64, 0.5);
  std::vector<std::uint32_t> any_bits = std::vector<std::uint32_t>(64, 100);
};

TEST(Poison, FillsAllOutputsUnlessTheyAreToBeAltered) {
  Outputs outputs;
  outputs.alter_outputs(1);
  EXPECT_EQ(std::ranges::count(outputs.values, 0.5), 63);
  EXPECT_EQ(std::ranges::count(outputs.any_bits, 100u), 63);
  outputs.poison();
  for (std::size_t i = 0; i < 64; ++i) {
    EXPECT_TRUE(std::isnan(outputs.values[i]));
    EXPECT_EQ(outputs.any_bits[i], i);
  }
}

}  // namespace
}  // namespace lanebench
