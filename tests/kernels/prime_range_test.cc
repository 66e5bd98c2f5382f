// Prime range: known primes, every small range against a sieve, large factors, the end at 2^53, bad input.
#include "kernels/workloads/prime_range/prime_range.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kernels/contract/random.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::prime_range {
namespace {

/// Every variant's answer for [first, first + count), after its check.
std::string primes_in(std::uint64_t first, std::uint64_t count) {
  SCOPED_TRACE(fmt::format("{} numbers from {}", count, first));
  return expect_right_everywhere(workload(),
                                 {{"first", fmt::format("{}", first)}, {"count", fmt::format("{}", count)}});
}

TEST(PrimeRange, FindsTheKnownPrimes) {
  EXPECT_EQ(primes_in(100'000'000'000'000, 100),
            "primes=100000000000031,100000000000067,100000000000097,100000000000099");
  EXPECT_EQ(primes_in(0, 30), "primes=2,3,5,7,11,13,17,19,23,29");
}

TEST(PrimeRange, AgreesWithASieveOnSmallNumbers) {
  constexpr std::size_t kEnd = 20'000;
  std::vector<bool> composite(kEnd);
  for (std::size_t d = 2; d < kEnd; ++d) {
    for (std::size_t m = 2 * d; m < kEnd; m += d) composite[m] = true;
  }
  const auto by_sieve = [&](std::uint64_t first, std::uint64_t count) {
    std::vector<std::uint64_t> primes;
    for (std::uint64_t n = first; n < first + count; ++n) {
      if (n >= 2 && !composite[n]) primes.push_back(n);
    }
    return fmt::format("primes={}", fmt::join(primes, ","));
  };
  for (std::uint64_t first = 0; first < 8; ++first) {
    for (std::uint64_t count = 0; count < 8; ++count)
      EXPECT_EQ(primes_in(first, count), by_sieve(first, count));
  }
  for (std::uint64_t i = 0; i < 20; ++i) {
    const std::uint64_t first = random_bits(7, 2 * i) % 15'000;
    const std::uint64_t count = random_bits(7, 2 * i + 1) % 5'000;
    EXPECT_EQ(primes_in(first, count), by_sieve(first, count));
  }
}

TEST(PrimeRange, RejectsProductsOfTwoLargePrimes) {
  // The very last divisors decide. 1000003, 10000019 and 10000079 are primes.
  EXPECT_EQ(primes_in(std::uint64_t{1'000'003} * 1'000'003 - 2, 5), "primes=");
  EXPECT_EQ(primes_in(std::uint64_t{10'000'019} * 10'000'079, 1), "primes=");
}

TEST(PrimeRange, ReachesTheEndOfItsNumbers) {
  EXPECT_EQ(primes_in(kLargest - 112, 112), "primes=9007199254740881");
  EXPECT_EQ(primes_in(kLargest, 0), "primes=");
}

TEST(PrimeRange, IsRightForEveryCountAroundAVector) {
  expect_right_at_every_remainder(workload(), 8, "count", {{"first", "1000000000"}});
}

TEST(PrimeRange, IsRightAroundTheBatchesOfTheWorkers) {
  for (const std::uint64_t count : {63, 64, 65, 2047, 2048, 2049, 4097}) primes_in(1'000'000'000, count);
}

TEST(PrimeRange, NamesAThousandPrimesAndCountsTheRest) {
  const std::string all = primes_in(0, 7920);
  EXPECT_EQ(all.substr(all.size() - 5), ",7919");
  const std::string more = primes_in(0, 7928);
  EXPECT_EQ(more, all + ",… (1001 in all)");
}

TEST(PrimeRange, ReportsWhatIsWrong) {
  const Workload w = workload();
  ReadyProblem ready(w.make(parameters_of(w, {{"first", "10"}, {"count", "10"}})));
  auto& problem = static_cast<PrimeRange&>(*ready.problem);
  problem.poison();
  EXPECT_EQ(problem.check().reason, "number of primes: got 18446744073709551615, expected 4");
  run_team(w.variants.front().kernel, problem, 1);
  EXPECT_TRUE(problem.check().correct);
  problem.primes[3] = 21;
  EXPECT_EQ(problem.check().reason, "index 3: got 21, expected 19");
  problem.primes[3] = 19;
  problem.found[0] = 3;
  EXPECT_EQ(problem.check().reason, "number of primes: got 3, expected 4");
}

TEST(PrimeRange, RefusesBadInput) {
  expect_input_error(workload(), {{"first", "9007199254740992"}, {"count", "1"}},
                     "first + count must be at most 2^53");
  expect_input_error(workload(), {{"first", "9007199254740993"}}, "first must be from 0 to 9007199254740992");
  expect_input_error(workload(), {{"count", "1073741825"}}, "count must be from 0 to 1073741824");
}

}  // namespace
}  // namespace lanebench::prime_range
