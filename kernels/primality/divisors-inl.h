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

/// Divisors of a block: three arrays of 4 KiB, which stay in the L1 cache with room for the numbers.
constexpr std::size_t kBlock = 512;

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
constexpr std::size_t kRun = 64;

/// For divisors c + x with |x| <= 63 around c > 2^15, so that e = 1 - (c + x)/c has |e| < 1.93e-3:
///   y = (1 + e + e²)/c has y·d = (1 - e)(1 + e + e²) = 1 - e³, and |e|³ < 7.2e-9; with its roundings
///     (2^-52) y·d = 1 + h with |h| < 2^-27.
///   s = (1 + kAbove) - d·y = kAbove - h, one rounding of at most 2^-80.
///   r = y + y·s: r·d = (1 + h)(1 + kAbove - h) = 1 + kAbove + h·kAbove - h², then one rounding of 2^-53,
///   where
///     |h·kAbove| < 2^-76 and h² < 2^-54. So r·d - 1 is within 2^-52 of kAbove = 2^-50.
/// Every line is one fused multiply-add; without those, d·y would lose the very bits that s is made of.
HWY_INLINE void invert_run(Divisors& out, std::size_t begin) {
  const hn::ScalableTag<double> tag;
  const double middle = out.d[begin] + (kRun - 1);
  const auto start = hn::Set(tag, 1.0 / middle);
  const auto one = hn::Set(tag, 1.0);
  const auto above_one = hn::Set(tag, 1.0 + kAbove);
  for (std::size_t i = begin; i < begin + kRun; i += hn::Lanes(tag)) {
    const auto d = hn::Load(tag, out.d + i);
    const auto e = hn::NegMulAdd(d, start, one);
    const auto y = hn::MulAdd(start, hn::MulAdd(e, e, e), start);
    const auto s = hn::NegMulAdd(d, y, above_one);
    hn::Store(hn::MulAdd(y, s, y), tag, out.reciprocal + i);
  }
}
#endif

/// Fills the block with first, first + 2, …; first is odd, at least 3, and the last divisor below 2^28.
HWY_INLINE void fill(double first, Divisors& out) {
  const hn::ScalableTag<double> tag;
  const auto ramp = hn::Iota(tag, 0.0);
  const auto shift = hn::Set(tag, kShift);
  for (std::size_t i = 0; i < kBlock; i += hn::Lanes(tag)) {
    const auto d = hn::Add(hn::Add(ramp, ramp), hn::Set(tag, first + 2.0 * static_cast<double>(i)));
    hn::Store(d, tag, out.d + i);
    hn::Store(hn::Mul(shift, d), tag, out.shifted + i);
  }
#if HWY_NATIVE_FMA
  if (first >= kSeriesFrom) {
    for (std::size_t i = 0; i < kBlock; i += kRun) invert_run(out, i);
    return;
  }
#endif
  // One rounding: r·d - 1 is within 2^-53 (1 + kAbove) of kAbove.
  const auto above_one = hn::Set(tag, 1.0 + kAbove);
  for (std::size_t i = 0; i < kBlock; i += hn::Lanes(tag)) {
    hn::Store(hn::Div(above_one, hn::Load(tag, out.d + i)), tag, out.reciprocal + i);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::primality
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
