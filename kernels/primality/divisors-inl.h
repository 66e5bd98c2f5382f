// A block of consecutive odd divisors with reciprocals that never come out too small, for one Highway target.
#if defined(LANEBENCH_PRIMALITY_DIVISORS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_PRIMALITY_DIVISORS_INL_H_
#undef LANEBENCH_PRIMALITY_DIVISORS_INL_H_
#else
#define LANEBENCH_PRIMALITY_DIVISORS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace lanebench::primality {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;

/// Divisors of a block: three arrays of 4 KiB, which stay in the L1 cache with room for the numbers.
constexpr std::size_t kBlock = 1024;

/// Divisors that share the start of their reciprocals.
constexpr std::size_t kRun = 64;

/// Adding it rounds a double in [0, 2^52) to a whole number: the doubles of [2^52, 2^53] are whole.
constexpr double kShift = 0x1p52;

struct Divisors {
  alignas(64) double d[kBlock];
  alignas(64) double reciprocal[kBlock];  ///< r with 2^-51 <= r·d - 1 <= 2^-49.
  alignas(64) double shifted[kBlock];     ///< kShift·d, exact.
};

/// How far r·d lies above 1 by design; the two roundings and the series leave it within a factor of 2.
constexpr double kAbove = 0x1p-50;

#if HWY_NATIVE_FMA
/// From here on one true reciprocal serves a run of divisors, by Newton's step. A vector division occupies
/// the divider for 16 cycles per 8 doubles; these six multiply-adds take three.
constexpr double kSeriesFrom = 0x1p15;

/// For divisors c + x with |x| <= 63 around c > 2^15, so that e = 1 - (c + x)/c has |e| < 1.93e-3:
///   y = (1 + e + e²)/c has y·d = (1 - e)(1 + e + e²) = 1 - e³, and |e|³ < 7.2e-9; with its roundings
///     (2^-52) y·d = 1 + h with |h| < 2^-27.
///   s = (1 + kAbove) - d·y = kAbove - h, one rounding of at most 2^-80.
///   r = y + y·s: r·d = (1 + h)(1 + kAbove - h) = 1 + kAbove + h·kAbove - h², then one rounding of 2^-53,
///   where
///     |h·kAbove| < 2^-76 and h² < 2^-54. So r·d - 1 is within 2^-52 of kAbove = 2^-50.
/// Every line is one fused multiply-add; without those, d·y would lose the very bits that s is made of.
HWY_INLINE Vector reciprocal_near(double middle, Vector d) {
  const Tag tag;
  const auto start = hn::Set(tag, 1.0 / middle);
  const auto e = hn::NegMulAdd(d, start, hn::Set(tag, 1.0));
  const auto y = hn::MulAdd(start, hn::MulAdd(e, e, e), start);
  const auto s = hn::NegMulAdd(d, y, hn::Set(tag, 1.0 + kAbove));
  return hn::MulAdd(y, s, y);
}
#endif

/// One rounding: r·d - 1 is within 2^-53 (1 + kAbove) of kAbove.
HWY_INLINE Vector reciprocal_by_division(Vector d) {
  const Tag tag;
  return hn::Div(hn::Set(tag, 1.0 + kAbove), d);
}

/// Fills the block with first, first + 2, …; first is odd, at least 3, and the last divisor below 2^28.
HWY_INLINE void fill(double first, Divisors& out) {
  const Tag tag;
  const auto ramp = hn::Iota(tag, 0.0);
  const auto steps = hn::Add(ramp, ramp);
  for (std::size_t run = 0; run < kBlock; run += kRun) {
    for (std::size_t i = run; i < run + kRun; i += hn::Lanes(tag)) {
      const auto d = hn::Add(steps, hn::Set(tag, first + 2.0 * static_cast<double>(i)));
      hn::Store(d, tag, out.d + i);
      hn::Store(hn::Mul(hn::Set(tag, kShift), d), tag, out.shifted + i);
#if HWY_NATIVE_FMA
      const double middle = first + 2.0 * static_cast<double>(run) + (kRun - 1);
      const auto reciprocal = first >= kSeriesFrom ? reciprocal_near(middle, d) : reciprocal_by_division(d);
#else
      const auto reciprocal = reciprocal_by_division(d);
#endif
      hn::Store(reciprocal, tag, out.reciprocal + i);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::primality
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
