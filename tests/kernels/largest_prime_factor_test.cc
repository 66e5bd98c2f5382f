// Largest prime factors: published answers, numbers chosen to break a variant, bad input.
#include "kernels/workloads/largest_prime_factor/largest_prime_factor.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kernels/contract/random.h"
#include "kernels/primes/miller_rabin.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::largest_prime_factor {
namespace {

constexpr Wide kTwoTo96 = static_cast<Wide>(1) << 96;

std::string expect_right(Wide first, std::size_t count = 1) {
  SCOPED_TRACE(fmt::format("first={} count={}", first, count));
  return expect_right_everywhere(workload(),
                                 {{"first", fmt::format("{}", first)}, {"count", std::to_string(count)}});
}

Wide next_prime(Wide n) {
  while (!primes::miller_rabin(n)) ++n;
  return n;
}

TEST(LargestPrimeFactor, FindsTheKnownFactors) {
  // Computed with PARI/GP. By one variant only: it takes a second or more.
  const Workload w = workload();
  ReadyProblem ready(w.make(parameters_of(w, {})));
  for (const Variant& variant : w.variants) {
    if (!variant.kernel || variant.lanes != "simd") continue;
    ready.problem->poison();
    run_team(variant.kernel, *ready.problem, 2);
    EXPECT_EQ(ready.problem->answer(),
              "factors=123303913,64684339157857477,4447137379,"
              "460680751,600493148551447597,5889946229505343,"
              "409901844880770751,27766259,791244185009,"
              "3252796395279289")
        << variant.isa;
    EXPECT_TRUE(ready.problem->check().correct);
    break;
  }
}

TEST(LargestPrimeFactor, FindsTheKnownFactorsThatEveryLaneFindsSoon) {
  EXPECT_EQ(expect_right(parse_wide("188554848645154545456", "n", kTwoTo96), 2),
            "factors=4447137379,460680751");
}

TEST(LargestPrimeFactor, OfZeroAndOneIsTheNumberItself) {
  EXPECT_EQ(expect_right(0, 11), "factors=0,1,2,3,2,5,3,7,2,3,5");
}

TEST(LargestPrimeFactor, IsRightForEverySmallNumber) {
  expect_right(0, 6000);
}

TEST(LargestPrimeFactor, IsRightForEveryCountAroundAVectorAPartAndABatch) {
  expect_right_at_every_remainder(workload(), 8, "count", {{"first", "1000000"}});
  for (const std::size_t count : {0, 1, 2, 3, 5, 8, 9, 17, 255, 256, 257, 2047, 2048, 2049}) {
    expect_right(1'000'000, count);
  }
}

TEST(LargestPrimeFactor, IsRightForPowersAndProductsOfPrimesAroundTheBordersOfBlocks) {
  // A group of the plain loop spans 120 numbers, its block 960, a block of the SIMD lane 3840.
  for (const Wide border : {31, 151, 991, 3871, 7711}) {
    for (Wide p = next_prime(border - 8); p < border + 8; p = next_prime(p + 1)) {
      Wide power = p;
      while (power <= kTwoTo96 / p) expect_right(power *= p);
      expect_right(p * next_prime(p + 1) * next_prime(2 * p));
      expect_right(2 * p * p * next_prime(1'000'000 + p));
    }
  }
}

TEST(LargestPrimeFactor, IsRightForNumbersWithTheMostDifferentPrimes) {
  Wide product = 1;
  for (Wide p = 31; product <= kTwoTo96 / p; p = next_prime(p + 1)) expect_right(product *= p);
  EXPECT_TRUE(product > kTwoTo96 / 128);
}

TEST(LargestPrimeFactor, IsRightAroundTheWidthsOfTheArithmetic) {
  // Two factors each; the smaller is found while the number has 53, 64 or more bits, and the other is left.
  const Wide p = next_prime(1'000'003);
  for (const int bits : {33, 34, 43, 44, 45, 52, 53, 64, 70, 75}) {
    const Wide q = next_prime(static_cast<Wide>(1) << bits);
    if (bits < 39) expect_right(p * q);
    // Cofactors beyond 64 bits that fall apart into primes of moderate size.
    expect_right(2 * 3 * 31 * 3881 * next_prime(static_cast<Wide>(1) << (bits / 4 + 3)) *
                 next_prime(static_cast<Wide>(1) << (bits / 4 + 1)) *
                 next_prime((static_cast<Wide>(1) << (bits / 4)) + 99));
  }
  expect_right(((std::uint64_t{1} << 31) - 1) * ((std::uint64_t{1} << 26) - 5));
  expect_right((static_cast<Wide>(1) << 53) - 111);
  expect_right(next_prime(static_cast<Wide>(1) << 32), 3);
  expect_right((static_cast<Wide>(1) << 53) - 1, 3);
}

TEST(LargestPrimeFactor, IsRightUpToTwoToThe96) {
  // Smooth numbers: every divisor that matters is small, while the numbers are as large as they go.
  EXPECT_EQ(expect_right(kTwoTo96), "factors=2");
  EXPECT_EQ(expect_right(kTwoTo96 - 1), "factors=22253377");
  for (std::uint64_t i = 0; i < 40; ++i) {
    Wide product = 1;
    for (std::uint64_t k = 0; k < 40; ++k) {
      const Wide p = next_prime(2 + random_bits(4, 40 * i + k) % (std::uint64_t{16} << (k % 16)));
      if (product <= kTwoTo96 / p) product *= p;
    }
    expect_right(product);
  }
}

TEST(LargestPrimeFactor, IsRightForRandomNumbersOfAnyMagnitude) {
  for (Wide first = 10; first < 1'000'000'000'000; first *= 10) expect_right(first, 40);
}

TEST(LargestPrimeFactor, ReportsTheFirstWrongNumber) {
  const Workload w = workload();
  ReadyProblem ready(w.make(parameters_of(w, {{"first", "8"}, {"count", "3"}})));
  run_team(w.variants.front().kernel, *ready.problem, 1);
  EXPECT_TRUE(ready.problem->check().correct);
  static_cast<LargestPrimeFactor&>(*ready.problem).factor[1] = 9;
  EXPECT_EQ(ready.problem->check().reason, "index 1: got 9, expected 3");
}

TEST(LargestPrimeFactor, RefusesBadInput) {
  const std::string range = "first must be a whole number in digits, from 0 to 7922816251426433759354395033";
  expect_input_error(workload(), {{"first", "79228162514264337593543950337"}, {"count", "1"}}, range + "6;");
  expect_input_error(workload(), {{"first", "79228162514264337593543950336"}, {"count", "2"}}, range + "5;");
  expect_input_error(workload(), {{"first", "1e20"}}, "got '1e20'");
  expect_input_error(workload(), {{"first", "-5"}}, "got '-5'");
  expect_input_error(workload(), {{"first", ""}}, "got ''");
}

}  // namespace
}  // namespace lanebench::largest_prime_factor
