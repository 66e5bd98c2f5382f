// Primality: every variant on numbers chosen to break it, the reference, the random numbers, bad input.
#include "kernels/workloads/primality/primality.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "kernels/contract/random.h"
#include "kernels/primes/miller_rabin.h"
#include "tests/kernels/every_variant.h"
#include "tests/kernels/team_runner.h"

namespace lanebench::primality {
using namespace primes;
namespace {

using Numbers = std::vector<std::uint64_t>;

constexpr std::uint64_t kBelow = kLargest - 111;  // The largest prime below 2^53.

Parameters parameters(const Settings& settings) {
  return parameters_of(workload(), settings);
}

void expect_input_error(const Settings& settings, const std::string& part) {
  lanebench::expect_input_error(workload(), settings, part);
}

void expect_right(const Numbers& numbers) {
  expect_right_everywhere(workload(), {{"list", fmt::format("{}", fmt::join(numbers, ","))}});
}

std::uint64_t next_prime(std::uint64_t n) {
  while (!miller_rabin(n)) ++n;
  return n;
}

std::uint64_t random_prime(std::uint64_t index, std::uint64_t first, std::uint64_t last) {
  return next_prime(random_number(3, index, first, last));
}

TEST(MillerRabin, AgreesWithASieve) {
  std::vector<bool> composite(200'000);
  for (std::size_t d = 2; d < composite.size(); ++d) {
    for (std::size_t m = 2 * d; m < composite.size(); m += d) composite[m] = true;
  }
  for (std::size_t n = 0; n < composite.size(); ++n) {
    ASSERT_EQ(miller_rabin(n), n >= 2 && !composite[n]) << n;
  }
}

TEST(MillerRabin, KnowsPublishedNumbers) {
  // Strong pseudoprimes to the bases 2 to 7 and 2 to 23 (OEIS A014233), primes next to powers of two
  // (A013597, A014234).
  EXPECT_FALSE(miller_rabin(3'215'031'751));
  EXPECT_FALSE(miller_rabin(3'825'123'056'546'413'051));
  EXPECT_TRUE(miller_rabin(kBelow));
  EXPECT_TRUE(miller_rabin((std::uint64_t{1} << 61) - 1));
  EXPECT_TRUE(miller_rabin((std::uint64_t{1} << 32) + 15));
  EXPECT_FALSE(miller_rabin((std::uint64_t{1} << 32) + 1));
}

TEST(RandomNumber, StaysInsideItsBoundsAndReachesBoth) {
  std::array<int, 5> seen{};
  for (std::uint64_t i = 0; i < 1000; ++i) ++seen.at(random_number(1, i, 10, 14) - 10);
  for (const int times : seen) EXPECT_GT(times, 100);
  EXPECT_EQ(random_number(1, 0, 7, 7), 7U);
  EXPECT_LE(random_number(1, 0, 0, kLargest), kLargest);
}

TEST(Primality, IsRightForEverySmallNumber) {
  Numbers numbers(5000);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
  expect_right(numbers);
}

TEST(Primality, IsRightForSquaresOfPrimesAndTheirNeighbours) {
  // The last divisor that is tried is the first that hits. 67 begins a group of the plain loop, 8209 a block
  // of the SIMD lane.
  Numbers numbers;
  for (const std::uint64_t near : {3, 61, 65, 1020, 2050, 2065, 4113, 8209, 32750, 32780, 65500, 1048576}) {
    const std::uint64_t p = next_prime(near);
    for (const std::uint64_t n : {p * p - 2, p * p, p * p + 2, p * next_prime(p + 1)}) numbers.push_back(n);
  }
  expect_right(numbers);
}

TEST(Primality, IsRightForCarmichaelNumbers) {
  expect_right(Numbers{561, 1105, 1729, 2465, 2821, 6601, 8911, 10585, 41041, 825265, 321197185, 5394826801,
                       232250619601, 9746347772161, 1436697831295441});
}

TEST(Primality, FindsTheOneDivisorOfASemiprimeOfAnyMagnitude) {
  Numbers numbers;
  for (std::uint64_t i = 0; i < 300; ++i) {
    const std::uint64_t small = random_prime(i, 3, std::uint64_t{16} << (i % 16));
    // As large as it goes: the quotient then has most digits, and r·n the largest error.
    numbers.push_back(small * random_prime(i + 1000, small, kLargest / small - 1000));
    numbers.push_back(small * next_prime(kLargest / small - 1000));
    numbers.push_back(small * random_prime(i + 2000, small, 2 * small + 100));
  }
  std::erase_if(numbers, [](std::uint64_t n) { return n > kLargest; });
  ASSERT_GT(numbers.size(), 800U);
  expect_right(numbers);
}

TEST(Primality, IsRightUpToTwoToThe53) {
  // Multiples of 3 have quotients above 2^51; the largest semiprime has divisors near 2^26.5.
  const std::uint64_t p = next_prime(94'900'000);
  const std::uint64_t q = next_prime(p + 1);
  ASSERT_LT(p * q, kLargest);
  expect_right(Numbers{kBelow, p * q, kLargest, kLargest - 1, kLargest - 2, kLargest - 3,
                       3 * next_prime(kLargest / 3 - 100), 5 * next_prime(kLargest / 5 - 200),
                       7 * next_prime(kLargest / 7 - 200), 17 * next_prime(kLargest / 17 - 200),
                       19 * next_prime(kLargest / 19 - 200)});
}

TEST(Primality, IsRightForRandomNumbersOfAnyMagnitude) {
  for (std::uint64_t top = 100; top <= 10'000'000'000; top *= 10) {
    expect_right_everywhere(
        workload(), {{"numbers", "200"}, {"first", "0"}, {"last", fmt::format("{}", top)}, {"seed", "5"}});
  }
  expect_right_everywhere(
      workload(),
      {{"numbers", "6"}, {"first", "9007199254740000"}, {"last", "9007199254740992"}, {"seed", "9"}});
}

TEST(Primality, IsRightForEveryCountAroundAVectorAndABatch) {
  expect_right_at_every_remainder(workload(), 8, "numbers", {{"first", "1000000"}, {"last", "30000000"}});
  for (const std::string count : {"0",  "1",  "2",  "3",  "4",  "5",   "7",    "8",    "9",    "15",
                                  "16", "17", "61", "64", "65", "127", "2047", "2048", "2049", "4099"}) {
    SCOPED_TRACE(count);
    expect_right_everywhere(workload(), {{"numbers", count}, {"first", "1000000"}, {"last", "30000000"}});
  }
}

TEST(Primality, IsRightForEveryCountOfNumbersThatStayOpen) {
  // All prime, so that groups of every width run on every block.
  Numbers primes;
  for (std::uint64_t n = 100'000'000; primes.size() < 21; ++n) {
    if (!miller_rabin(n)) continue;
    primes.push_back(n);
    SCOPED_TRACE(primes.size());
    expect_right(primes);
  }
}

TEST(Primality, ReportsTheFirstWrongNumber) {
  ReadyProblem ready(workload().make(parameters({{"list", "4,7,9"}})));
  ready.problem->poison();
  EXPECT_EQ(ready.problem->check().reason, "index 0: got 255, expected 0 for 4");
  const Workload w = workload();
  run_team(w.variants.front().kernel, *ready.problem, 1);
  EXPECT_TRUE(ready.problem->check().correct);
  static_cast<Primality&>(*ready.problem).prime[1] = 0;
  const Verdict verdict = ready.problem->check();
  EXPECT_FALSE(verdict.correct);
  EXPECT_EQ(verdict.reason, "index 1: got 0, expected 1 for 7");
  static_cast<Primality&>(*ready.problem).prime[1] = 1;
  static_cast<Primality&>(*ready.problem).prime[2] = 1;
  EXPECT_EQ(ready.problem->check().reason, "index 2: got 1, expected 0 for 9");
}

TEST(Primality, AnswersWithACountAndForAListWithFlags) {
  const Workload w = workload();
  ReadyProblem list(w.make(parameters({{"list", "2,1e2,97"}})));
  run_team(w.variants.front().kernel, *list.problem, 1);
  EXPECT_EQ(list.problem->answer(), "primes=2 flags=1,0,1");
  ReadyProblem range(w.make(parameters({{"numbers", "5"}, {"first", "97"}, {"last", "97"}})));
  run_team(w.variants.front().kernel, *range.problem, 1);
  EXPECT_EQ(range.problem->answer(), "primes=5");
  EXPECT_EQ(range.problem->cost().items, 5);
  EXPECT_EQ(range.problem->size(), 5);
  EXPECT_EQ(list.problem->size(), 3);
}

TEST(Primality, RefusesBadInput) {
  expect_input_error({{"first", "10"}, {"last", "9"}}, "first must not be above last");
  expect_input_error({{"last", "9007199254740993"}}, "last must be from 0 to 9007199254740992");
  expect_input_error({{"list", "7,9007199254740993"}}, "entry 2 of list must be at most 9007199254740992");
  expect_input_error({{"list", "7,,9"}}, "entry 2 of list");
  expect_input_error({{"list", "7,"}}, "entry 2 of list");
  expect_input_error({{"list", "7 9"}}, "entry 1 of list");
  expect_input_error({{"list", "-7"}}, "entry 1 of list");
}

}  // namespace
}  // namespace lanebench::primality
