// The reference of the factor workloads: factors whose product and primality are checked apart from it.
#include "kernels/primes/factors/reference.h"

#include <gtest/gtest.h>

#include "kernels/contract/parameters.h"
#include "kernels/contract/random.h"
#include "kernels/primes/miller_rabin.h"
#include "kernels/primes/wide.h"

namespace lanebench {
namespace {

constexpr Wide kTwoTo96 = static_cast<Wide>(1) << 96;

TEST(MultiplyModulo, AgreesWithAdditionOfShiftedNumbers) {
  for (std::uint64_t i = 0; i < 500; ++i) {
    const Wide modulus = (static_cast<Wide>(random_bits(1, 3 * i)) << (i % 33)) + 3;
    const Wide a = (static_cast<Wide>(random_bits(1, 3 * i + 1)) << 32) % modulus;
    const Wide b = (static_cast<Wide>(random_bits(1, 3 * i + 2)) << 32) % modulus;
    Wide sum = 0;
    for (int bit = 96; bit >= 0; --bit) sum = (2 * sum + ((b >> bit & 1) != 0 ? a : 0)) % modulus;
    ASSERT_TRUE(primes::multiply_modulo(a, b, modulus) == sum) << i;
  }
}

TEST(MillerRabin, KnowsPublishedNumbersBeyond64Bits) {
  // 2^89 - 1 and 2^96 - 17 are prime (OEIS A000043, A013603). The others are the least composite numbers that
  // pass the first twelve and thirteen prime bases (Sorenson & Webster 2017).
  EXPECT_TRUE(primes::miller_rabin((static_cast<Wide>(1) << 89) - 1));
  EXPECT_TRUE(primes::miller_rabin(kTwoTo96 - 17));
  EXPECT_FALSE(primes::miller_rabin(kTwoTo96 - 15));
  EXPECT_FALSE(primes::miller_rabin(parse_wide("318665857834031151167461", "n", kTwoTo96)));
  EXPECT_FALSE(primes::miller_rabin(parse_wide("3317044064679887385961981", "n", kTwoTo96)));
}

TEST(PrimeFactors, AreTheFactorsOfEverySmallNumber) {
  for (Wide n = 2; n < 20'000; ++n) {
    std::vector<Wide> factors;
    Wide rest = n;
    for (Wide d = 2; rest > 1; ++d) {
      for (; rest % d == 0; rest /= d) factors.push_back(d);
    }
    ASSERT_EQ(factors::prime_factors(n), factors) << static_cast<int>(n);
  }
}

TEST(PrimeFactors, OfLargeNumbersAreAscendingPrimesWithTheRightProduct) {
  std::vector<Wide> numbers = {kTwoTo96, kTwoTo96 - 17, (static_cast<Wide>(1) << 67) - 1};
  for (std::uint64_t i = 0; i < 30; ++i)
    numbers.push_back(static_cast<Wide>(random_bits(2, i)) << (i % 3) | 1);
  for (const Wide n : numbers) {
    Wide product = 1;
    Wide before = 2;
    for (const Wide p : factors::prime_factors(n)) {
      EXPECT_TRUE(primes::miller_rabin(p) && p >= before);
      product *= p;
      before = p;
    }
    EXPECT_TRUE(product == n);
  }
}

TEST(ParseWide, ReadsDigitsUpToTheLargest) {
  EXPECT_TRUE(parse_wide("79228162514264337593543950336", "n", kTwoTo96) == kTwoTo96);
  EXPECT_TRUE(parse_wide("0", "n", 5) == 0);
  EXPECT_TRUE(parse_wide("005", "n", 5) == 5);
  for (const char* text : {"", "-1", "+1", " 1", "1e6", "1.5", "0x10", "79228162514264337593543950337",
                           "99999999999999999999999999999999999999999999999999"}) {
    EXPECT_THROW(parse_wide(text, "n", kTwoTo96), InputError) << text;
  }
  try {
    parse_wide("7", "first", 5);
    ADD_FAILURE();
  } catch (const InputError& error) {
    EXPECT_STREQ(error.what(), "first must be a whole number in digits, from 0 to 5; got '7'");
  }
}

}  // namespace
}  // namespace lanebench
