// The sort: its network, the cost, and every lane and team size against std::sort, on random keys and on
// such as mislead pivots.
#include "kernels/workloads/sort/sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <string>
#include <vector>

#include "kernels/workloads/sort/libraries/merge_shares.h"
#include "kernels/workloads/sort/network.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::sort {
namespace {

TEST(Sort, EveryVariantIsRightAtEveryRemainder) {
  expect_right_at_every_remainder(workload(), 16, "n");
  for (const char* n : {"0",  "1",   "2",   "3",   "5",   "7",   "15",   "16",   "17",   "63",    "64",
                        "65", "127", "129", "255", "256", "257", "1000", "4095", "8193", "100003"}) {
    SCOPED_TRACE(n);
    expect_right_everywhere(workload(), {{"n", n}});
  }
}

TEST(Sort, EveryVariantIsRightWithFewValues) {
  for (const char* values : {"1", "2", "3", "10", "1000"}) {
    SCOPED_TRACE(values);
    expect_right_everywhere(workload(), {{"n", "70001"}, {"values", values}});
  }
}

/// Runs every variant on keys of our own making; `key(i)` is the i-th of n.
void expect_sorts(std::size_t n, const std::function<std::size_t(std::size_t)>& key) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", std::to_string(n)}})));
  auto& problem = static_cast<Sort&>(*ready.problem);
  for (std::size_t i = 0; i < n; ++i) problem.input[i] = static_cast<std::uint32_t>(key(i));
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    for (const std::size_t size : {1, 3}) {
      problem.poison();
      run_team(variant.kernel, problem, size);
      const Verdict verdict = problem.check();
      EXPECT_TRUE(verdict.correct) << variant.lanes << '@' << variant.isa << " team of " << size << ": "
                                   << verdict.reason;
    }
  }
}

// So many take a pass of the `simd` lane's distribution even with one worker.
constexpr std::size_t kMany = 140000;

TEST(Sort, SortedKeysStaySorted) {
  expect_sorts(kMany, [](std::size_t i) { return i; });
}

TEST(Sort, ReversedKeys) {
  expect_sorts(kMany, [](std::size_t i) { return kMany - i; });
}

TEST(Sort, KeysThatRiseAndFall) {
  expect_sorts(kMany, [](std::size_t i) { return std::min(i, kMany - i); });
}

TEST(Sort, OneKeyAmongEqualOnes) {
  for (const std::size_t all : {0u, 7u, 0xFFFFFFFFu}) {
    expect_sorts(20000, [&](std::size_t i) { return i == 12345 ? 5 : all; });
  }
}

TEST(Sort, LargestAndLeastKeys) {
  expect_sorts(kMany, [](std::size_t i) { return i % 3 == 0 ? 0 : 0xFFFFFFFF - i % 2; });
}

// Powers of two: samples say little of the range, most keys are at its low end.
TEST(Sort, KeysOfVeryDifferentSize) {
  expect_sorts(kMany, [](std::size_t i) { return (i * 2654435761u & 0xFFFFFFFF) >> i % 32; });
}

// A team of three takes two passes of distribution, one of twenty takes three.
TEST(Sort, ManyWorkers) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "100003"}})));
  for (const Variant& variant : workload().variants) {
    if (!variant.kernel) continue;
    ready.problem->poison();
    run_team(variant.kernel, *ready.problem, 20);
    EXPECT_TRUE(ready.problem->check().correct) << variant.lanes << '@' << variant.isa;
  }
}

TEST(Sort, ASwapALostKeyAndADoubledOneAreWrong) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "1000"}})));
  auto& problem = static_cast<Sort&>(*ready.problem);
  const auto rejects = [&](const std::function<void()>& spoil) {
    run_team(workload().variants.front().kernel, problem, 1);
    EXPECT_TRUE(problem.check().correct);
    spoil();
    EXPECT_FALSE(problem.check().correct);
  };
  rejects([&] { std::swap(problem.output[998], problem.output[999]); });
  rejects([&] { problem.output[500] = problem.output[501]; });
  rejects([&] { ++problem.output[999]; });
  rejects([&] { problem.output[0] = 0; });
  problem.poison();
  EXPECT_FALSE(problem.check().correct);
}

// A network that sorts all sequences of zeros and ones sorts all (Knuth, volume 3, section 5.3.4).
TEST(Sort, NetworkSortsEverySequenceOfZerosAndOnes) {
  for (unsigned keys = 0; keys < 1u << 16; ++keys) {
    unsigned sorted = keys;
    for (const Exchange& exchange : kNetwork16) {
      const bool wrong = (sorted >> exchange.low & 1) > (sorted >> exchange.high & 1);
      if (wrong) sorted ^= 1u << exchange.low | 1u << exchange.high;
    }
    const unsigned ones = static_cast<unsigned>(std::popcount(keys));
    ASSERT_EQ(sorted, 0xFFFFu & ~((1u << (16 - ones)) - 1)) << keys;
  }
}

TEST(Sort, MergePathCutsWhereAMergeStands) {
  const std::vector<std::uint32_t> a{1, 3, 3, 7};
  const std::vector<std::uint32_t> b{0, 3, 8};
  // Merged: 0 | 1 3 3 | 3 | 7 | 8, equal keys of `a` first.
  const std::vector<std::size_t> from_a{0, 0, 1, 2, 3, 3, 4, 4};
  for (std::size_t count = 0; count < from_a.size(); ++count)
    EXPECT_EQ(merge_path(a, b, count), from_a[count]);
}

TEST(Sort, KeysSpreadOverTheRange) {
  ReadyProblem ready(workload().make(parameters_of(workload(), {{"n", "1000"}, {"values", "4"}})));
  const auto& input = static_cast<const Sort&>(*ready.problem).input;
  std::vector<std::uint32_t> values(input.begin(), input.end());
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  EXPECT_EQ(values, (std::vector<std::uint32_t>{0, 0x40000000, 0x80000000, 0xC0000000}));
}

// By hand: five keys of four bytes are read and written.
TEST(Sort, CostsWhatAHandCounts) {
  const Cost cost = Sort(parameters_of(workload(), {{"n", "5"}})).cost();
  EXPECT_EQ(cost.flops, 0);
  EXPECT_EQ(cost.bytes_read, 20);
  EXPECT_EQ(cost.bytes_written, 20);
  EXPECT_EQ(cost.items, 5);
}

TEST(Sort, RefusesTooManyKeysOrValues) {
  expect_input_error(workload(), {{"n", "4294967296"}}, "n");
  expect_input_error(workload(), {{"values", "4294967297"}}, "values");
}

}  // namespace
}  // namespace lanebench::sort
