// Smallest prime factors: published answers, numbers chosen to break a variant, bad input.
#include "kernels/workloads/smallest_prime_factor/smallest_prime_factor.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "kernels/primes/miller_rabin.h"
#include "tests/kernels/every_variant.h"

namespace lanebench::smallest_prime_factor {
namespace {

using List = std::vector<std::uint64_t>;

constexpr std::uint64_t kLargest = std::uint64_t{1} << 53;

/// Numbers and their smallest prime factors, computed with PARI/GP.
const std::vector<std::pair<std::uint64_t, std::uint64_t>> kKnown = {
    {956145377, 11},  {379036589, 271},       {52013386, 2},          {914947912, 2},    {317927314, 2},
    {155341126, 2},   {412311084, 2},         {1488367, 17},          {970078289, 1549}, {627124006, 2},
    {457509509, 131}, {860857789, 11},        {184882926, 2},         {102147434, 2},    {19075471, 229},
    {363707071, 7},   {927438713, 383},       {715889920, 2},         {254750227, 97},   {204483210, 2},
    {383170492, 2},   {102323477, 102323477}, {481549002, 2},         {158508930, 2},    {339910645, 5},
    {848747036, 2},   {899596908, 2},         {72038688, 2},          {780441473, 7},    {942724758, 2},
    {895251478, 2},   {943078816, 2},         {760784786, 2},         {145182460, 2},    {397864675, 5},
    {476197476, 2},   {265137297, 3},         {747775540, 2},         {748864822, 2},    {581371434, 2},
    {222178704, 2},   {879130168, 2},         {376366527, 3},         {813910921, 17},   {844918009, 13},
    {624616927, 11},  {804496129, 23917},     {210282587, 210282587}, {244143580, 2},    {535485573, 3},
    {895096707, 3},   {251756681, 11},        {106905532, 2},         {309515504, 2},    {392759882, 2},
    {256566882, 2},   {613692742, 2},         {835436176, 2},         {715828725, 3},    {75281896, 2},
    {402948693, 3},   {617026105, 5},         {322610321, 11},        {41788853, 3643},  {114870449, 167},
    {759488372, 2},   {849414483, 3},         {769881004, 2},         {982331065, 5},    {572750352, 2},
    {332770766, 2},   {824910258, 2},         {400115995, 5},         {831868702, 2},    {962475758, 2},
    {346982598, 2},   {922621347, 3},         {762327345, 3},         {234028910, 2},    {267192077, 17},
    {945582447, 3},   {906895451, 7},         {394655507, 394655507}, {149370214, 2},    {42395973, 3},
    {15691338, 2},    {123448958, 2},         {338046239, 338046239}, {552669195, 3},    {432452362, 2},
    {78179690, 2},    {67702788, 2}};

std::uint64_t next_prime(std::uint64_t n) {
  while (!primes::miller_rabin(n)) ++n;
  return n;
}

std::string expect_right(const List& numbers) {
  return expect_right_everywhere(workload(), {{"list", fmt::format("{}", fmt::join(numbers, ","))}});
}

TEST(SmallestPrimeFactor, FindsTheKnownFactors) {
  List numbers;
  List factors;
  for (const auto& [number, factor] : kKnown) {
    numbers.push_back(number);
    factors.push_back(factor);
  }
  EXPECT_EQ(expect_right(numbers), fmt::format("factors={}", fmt::join(factors, ",")));
}

TEST(SmallestPrimeFactor, OfZeroAndOneIsTheNumberItself) {
  EXPECT_EQ(expect_right({0, 1, 2, 3, 4, 5, 25}), "factors=0,1,2,3,2,5,5");
}

TEST(SmallestPrimeFactor, IsRightForEverySmallNumber) {
  List numbers(6000);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
  expect_right(numbers);
}

TEST(SmallestPrimeFactor, IsRightForProductsOfTwoPrimesAroundTheBordersOfBlocks) {
  // A group of the plain loop spans 120 numbers, its block 960, a block of the SIMD lane 3840.
  List numbers;
  for (const std::uint64_t border : {31, 151, 991, 3871, 7711, 131071, 134431, 1000000}) {
    for (std::uint64_t p = border > 60 ? border - 60 : 2; p < border + 60; ++p) {
      if (!primes::miller_rabin(p)) continue;
      numbers.insert(numbers.end(), {p, p * p, p * next_prime(p + 1), p * next_prime(2 * p)});
    }
  }
  expect_right(numbers);
}

TEST(SmallestPrimeFactor, IsRightUpToTwoToThe53) {
  const std::uint64_t p = next_prime(94'900'000);
  const std::uint64_t q = next_prime(p + 1);
  ASSERT_LT(p * q, kLargest);
  List numbers = {kLargest - 111, p * q, p * p};
  for (std::uint64_t n = kLargest - 8; n <= kLargest; ++n) numbers.push_back(n);
  for (const std::uint64_t small : {2, 3, 7, 29, 31, 37, 1009, 65537, 1000003}) {
    numbers.push_back(small * next_prime(kLargest / small - 1000));
  }
  ASSERT_LE(numbers.back(), kLargest);
  expect_right(numbers);
}

TEST(SmallestPrimeFactor, IsRightForRandomNumbersOfAnyMagnitude) {
  for (std::uint64_t top = 100; top <= 1'000'000'000'000; top *= 10) {
    expect_right_everywhere(
        workload(), {{"numbers", "200"}, {"first", "0"}, {"last", std::to_string(top)}, {"seed", "5"}});
  }
}

TEST(SmallestPrimeFactor, IsRightForEveryCountAroundAVectorAPartAndABatch) {
  expect_right_at_every_remainder(workload(), 8, "numbers");
  for (const char* count :
       {"0", "1", "2", "3", "5", "8", "9", "17", "255", "256", "257", "2047", "2048", "2049"}) {
    SCOPED_TRACE(count);
    expect_right_everywhere(workload(), {{"numbers", count}, {"first", "1000000"}, {"last", "30000000"}});
  }
}

TEST(SmallestPrimeFactor, IsRightForEveryCountOfNumbersThatStayOpen) {
  List primes;
  for (std::uint64_t n = 100'000'000; primes.size() < 21; ++n) {
    if (!primes::miller_rabin(n)) continue;
    primes.push_back(n);
    SCOPED_TRACE(primes.size());
    expect_right(primes);
  }
}

TEST(SmallestPrimeFactor, ReportsTheFirstWrongNumber) {
  const Workload w = workload();
  ReadyProblem ready(w.make(parameters_of(w, {{"list", "4,7,9"}})));
  run_team(w.variants.front().kernel, *ready.problem, 1);
  EXPECT_TRUE(ready.problem->check().correct);
  static_cast<SmallestPrimeFactor&>(*ready.problem).factor[2] = 9;
  EXPECT_EQ(ready.problem->check().reason, "index 2: got 9, expected 3");
}

TEST(SmallestPrimeFactor, RefusesBadInput) {
  expect_input_error(workload(), {{"first", "10"}, {"last", "9"}}, "first must not be above last");
  expect_input_error(workload(), {{"list", "7,9007199254740993"}}, "at most 9007199254740992");
  expect_input_error(workload(), {{"list", "7,,9"}}, "entry 2 of list");
}

}  // namespace
}  // namespace lanebench::smallest_prime_factor
