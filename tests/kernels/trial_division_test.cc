// The SIMD lane's reciprocals against exact integers: one that is too small would make it miss a divisor.
#define HWY_TARGET_INCLUDE "tests/kernels/trial_division_test.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "kernels/primes/trial_division/divisors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::trial_division::HWY_NAMESPACE {
namespace {

/// Widens [*least, *most], in units of 2^-60, to hold r·d - 1 of the block; false if a divisor is wrong.
bool measure(double first, const Wheel& wheel, std::int64_t* least, std::int64_t* most) {
  static Divisors block;
  fill(first, wheel, block);
  for (std::size_t i = 0; i < kBlock; ++i) {
    const double d = first + wheel.offset[i % 8] + wheel.span * static_cast<double>(i / 8);
    if (block.d[i] != d || block.shifted[i] != d * 0x1p52) return false;
    // r = mantissa · 2^(exponent - 53); the product of 53 and 49 bits is exact in 128.
    int exponent = 0;
    const double fraction = std::frexp(block.reciprocal[i], &exponent);
    const auto mantissa = static_cast<__int128>(std::ldexp(fraction, 53));
    const int point = 53 - exponent;
    const __int128 excess = mantissa * static_cast<__int128>(d) - (static_cast<__int128>(1) << point);
    const auto scaled =
        static_cast<std::int64_t>(point >= 60 ? excess >> (point - 60) : excess << (60 - point));
    *least = std::min(*least, scaled);
    *most = std::max(*most, scaled);
  }
  return true;
}

}  // namespace
}  // namespace lanebench::trial_division::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::trial_division, measures, measure);

#if HWY_ONCE
namespace lanebench::trial_division {
namespace {

TEST(Divisors, ReciprocalsAreAboveTheExactOnesAndWithinTheirBound) {
  for (const auto& measured : measures()) {
    if (measured.function == nullptr) continue;
    std::int64_t least = INT64_MAX;
    std::int64_t most = INT64_MIN;
    const auto widen = [&](double first, const Wheel& wheel) {
      ASSERT_TRUE(measured.function(first, wheel, &least, &most)) << measured.isa << " " << first;
    };
    // Every block up to 2^18, where the reciprocals have changed their kind; then samples up to √2^53 and
    // √2^96.
    for (double first = 17; first < 0x1p18; first += 2048) widen(first, kOdd);
    for (double first = 31; first < 0x1p18; first += 3840) widen(first, kCoprimeTo30);
    for (double first = 0x1p18 + 1; first < 0x1.6bp26; first += 2 * 1024 * 101) widen(first, kOdd);
    for (double first = 31 + 3840e2; first < 0x1p48; first += 3840 * std::floor(first / 80000)) {
      widen(first, kCoprimeTo30);
    }
    // As divisors-inl.h derives: within 2^-52 of 2^-50 (the last digit of `scaled` is rounded down).
    EXPECT_GE(least, (1 << 10) - (1 << 8) - 1) << measured.isa;
    EXPECT_LE(most, (1 << 10) + (1 << 8)) << measured.isa;
  }
}

}  // namespace
}  // namespace lanebench::trial_division
#endif
