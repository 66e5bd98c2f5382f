// Prime sum: known sums, every small limit, random limits, squares of primes, the largest numbers, both
// splits, bad input; and the arithmetic of the divisors against division.
#include "kernels/workloads/prime_sum/prime_sum.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kernels/contract/random.h"
#include "kernels/workloads/prime_sum/divisors.h"
#include "kernels/workloads/prime_sum/sieve.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::prime_sum {
namespace {

using Limits = std::vector<std::uint32_t>;

/// Every variant's answer, after its check.
std::string sums_up_to(const Limits& limits, const std::string& split = "chunks") {
  return expect_right_everywhere(workload(),
                                 {{"limits", fmt::format("{}", fmt::join(limits, ","))}, {"split", split}});
}

/// Textbook trial division, for numbers that a test chooses.
bool is_prime(std::uint64_t n) {
  for (std::uint64_t d = 2; d * d <= n; ++d) {
    if (n % d == 0) return false;
  }
  return n >= 2;
}

TEST(PrimeSum, FindsTheKnownSums) {
  EXPECT_EQ(sums_up_to({1'000'000}), "sums=37550402023");
  EXPECT_EQ(sums_up_to({10, 100, 1000}), "sums=17,1060,76127");
}

TEST(PrimeSum, IsRightForEverySmallLimit) {
  for (std::uint32_t first = 0; first <= 200; first += 50) {
    Limits limits;
    for (std::uint32_t limit = first; limit < first + 50; ++limit) limits.push_back(limit);
    sums_up_to(limits);
  }
}

TEST(PrimeSum, IsRightForRandomLimits) {
  for (std::uint64_t i = 0; i < 30; ++i) {
    const auto limit = static_cast<std::uint32_t>(random_bits(11, i) % (100 << i % 11));
    SCOPED_TRACE(limit);
    expect_right_everywhere(workload(), {{"limit", fmt::format("{}", limit + 1)}});
  }
}

TEST(PrimeSum, IsRightAroundChunksAndSquaresOfPrimes) {
  for (const std::uint32_t border : {1020U, 1024U, kChunk, 2 * kChunk, 1020 + kChunk, 5 * kChunk}) {
    sums_up_to({border - 6, border - 5, border - 2, border - 1, border, border + 1, border + 2, border + 5,
                border + 7});
  }
  for (const std::uint32_t p : {5U, 7U, 31U, 37U, 127U, 131U, 251U, 419U})
    sums_up_to({p * p - 1, p * p, p * p + 1});
}

TEST(PrimeSum, SplitsByJobsWithTheSameSums) {
  const Limits limits{20'000, 0, 3, 100'000, 1, 49'000};
  EXPECT_EQ(sums_up_to(limits, "jobs"), sums_up_to(limits, "chunks"));
}

TEST(PrimeSum, GivesEachNumberToOnePieceInEitherSplit) {
  const Limits limits{kChunk - 1, kChunk, 0, 3 * kChunk + 7};
  for (const std::string split : {"chunks", "jobs"}) {
    const PrimeSum problem(
        parameters_of(workload(), {{"limits", fmt::format("{}", fmt::join(limits, ","))}, {"split", split}}));
    std::vector<std::vector<int>> times(limits.size());
    for (std::size_t job = 0; job < limits.size(); ++job) times[job].resize(limits[job] + 1);
    for (std::size_t k = 0; k < problem.pieces(); ++k) {
      const Piece piece = problem.piece(k);
      EXPECT_EQ(piece.begin % 6, 0U);
      for (std::uint32_t n = piece.begin; n < piece.end; ++n) ++times.at(piece.job).at(n);
    }
    for (const auto& job : times) EXPECT_EQ(job, std::vector<int>(job.size(), 1)) << split;
  }
}

TEST(PrimeSum, LimitReplacesLimitsAndTheSizeCountsNumbers) {
  const Workload w = workload();
  EXPECT_EQ(PrimeSum(parameters_of(w, {{"limit", "7"}})).limits, Limits{7});
  EXPECT_EQ(PrimeSum(parameters_of(w, {{"limit", "7"}})).size(), 7);
  EXPECT_EQ(PrimeSum(parameters_of(w, {})).limits, (Limits{1'000'000, 2'000'000, 3'000'000}));
  EXPECT_EQ(PrimeSum(parameters_of(w, {})).size(), 6'000'000);
}

TEST(PrimeSum, ReportsTheFirstWrongSum) {
  const Workload w = workload();
  ReadyProblem ready(w.make(parameters_of(w, {{"limits", "10,20"}})));
  ready.problem->poison();
  EXPECT_EQ(ready.problem->check().reason, "index 0: got 18446744073709551615, expected 17");
  run_team(w.variants.front().kernel, *ready.problem, 1);
  EXPECT_TRUE(ready.problem->check().correct);
  static_cast<PrimeSum&>(*ready.problem).sums[1] += 1;
  EXPECT_EQ(ready.problem->check().reason, "index 1: got 78, expected 77");
}

TEST(PrimeSum, RefusesBadInput) {
  expect_input_error(workload(), {{"limits", "10,1073741825"}},
                     "entry 2 of limits must be at most 1073741824");
  expect_input_error(workload(), {{"limits", ""}}, "limits must be 1 to 64 numbers joined by commas; got 0");
  expect_input_error(workload(), {{"limits", fmt::format("{}", fmt::join(Limits(65, 1), ","))}}, "got 65");
  expect_input_error(workload(), {{"limits", "10,,20"}}, "entry 2 of limits");
  expect_input_error(workload(), {{"limit", "1073741825"}}, "limit must be from 0 to 1073741824");
  expect_input_error(workload(), {{"split", "halves"}}, "split must be chunks or jobs; got 'halves'");
}

TEST(Sieve, FindsTheKnownSums) {
  EXPECT_EQ(sums_by_sieve(Limits{3'000'000, 1'000'000, 2'000'000}),
            (std::vector<std::uint64_t>{312'471'072'265, 37'550'402'023, 142'913'828'922}));
}

TEST(Sieve, AgreesWithTrialDivisionAcrossItsSegments) {
  std::uint64_t sum = 0;
  Limits limits;
  std::vector<std::uint64_t> sums;
  for (std::uint32_t n = 0; n < 600'000; ++n) {
    if (is_prime(n)) sum += n;
    if (n % 9973 != 0 && (n < 262'140 || n > 262'150)) continue;
    limits.push_back(n);
    sums.push_back(sum);
  }
  EXPECT_EQ(sums_by_sieve(limits), sums);
  EXPECT_TRUE(sums_by_sieve({}).empty());
}

TEST(Divisors, AreCountedUpToTheRoot) {
  std::size_t count = 0;
  for (std::uint32_t root = 0; root <= 32'768; ++root) {
    while (divisor_at(count) <= root) ++count;
    ASSERT_EQ(divisors_up_to(root), count) << root;
  }
  EXPECT_EQ(divisors_up_to_root(24), 0U);
  EXPECT_EQ(divisors_up_to_root(25), 1U);
  EXPECT_EQ(divisors_up_to_root(kLargest), kMostDivisors);
}

TEST(Divisors, DecideEveryPlaceOfAChunkAsDivisionDoes) {
  const auto divisors = std::make_unique<Divisors>(kLargest);
  EXPECT_EQ(divisors->groups[0].begin, 0U);
  EXPECT_EQ(divisors->groups[divisors->group_count - 1].end, kMostDivisors);
  for (const std::uint32_t base :
       {0U, 1020U, 7 * kChunk, 999'999'990U, kLargest / 6 * 6 - kChunk, kLargest}) {
    divisors->start_at(base, kMostDivisors);
    for (std::size_t g = 0; g < divisors->group_count; ++g) {
      const Group group = divisors->groups[g];
      ASSERT_EQ(group.begin, g == 0 ? 0 : divisors->groups[g - 1].end);
      ASSERT_LT(group.begin, group.end);
      const std::size_t few = (group.end - group.begin) / 3 + 1;  // The first, some between, the last.
      for (std::size_t k = group.begin; k < group.end;
           k = k + 1 < group.end ? std::min(k + few, group.end - 1) : group.end) {
        const std::uint32_t d = divisor_at(k);
        for (std::uint32_t offset = 0; offset < kChunk; ++offset) {
          const auto x = static_cast<std::uint16_t>(offset * divisors->inverse[k] + divisors->start[k]);
          ASSERT_EQ(x <= group.largest_quotient, (base + offset) % d == 0)
              << base << " + " << offset << ", " << d;
        }
      }
    }
  }
}

TEST(Divisors, RemaindersAreExactForAnyBase) {
  const auto divisors = std::make_unique<Divisors>(kLargest);
  for (std::uint64_t i = 0; i < 300; ++i) {
    // Around multiples of a divisor, where a quotient could be off by one.
    const std::uint32_t d = divisor_at(random_bits(13, 3 * i) % kMostDivisors);
    const auto quotient = static_cast<std::uint32_t>(random_bits(13, 3 * i + 1) % (kLargest / d));
    const auto base =
        static_cast<std::uint32_t>(quotient * d + random_bits(13, 3 * i + 2) % 3 - (quotient > 0 ? 1 : 0));
    divisors->start_at(base, kMostDivisors);
    for (std::size_t k = 0; k < kMostDivisors; ++k) {
      const std::uint32_t want = base % divisor_at(k) * inverse_of(divisor_at(k)) & 0xFFFF;
      ASSERT_EQ(divisors->start[k], want * 0x10001) << base << " mod " << divisor_at(k);
    }
  }
}

}  // namespace
}  // namespace lanebench::prime_sum
