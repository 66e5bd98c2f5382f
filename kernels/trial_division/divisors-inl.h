// A block of consecutive odd divisors with reciprocals that never come out too small, for one Highway target.
#if defined(LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_
#undef LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_
#else
#define LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace lanebench::trial_division {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<double>;
using Vector = hn::Vec<Tag>;

/// Divisors of a block: three arrays of 8 KiB, which leave room for the open numbers in an L1 cache of 32
/// KiB.
constexpr std::size_t kBlock = 1024;

/// Divisors that share the start of their reciprocals.
constexpr std::size_t kRun = 128;

/// Adding it rounds a double in [0, 2^52) to a whole number: the doubles of [2^52, 2^53] are whole.
constexpr double kShift = 0x1p52;

struct Divisors {
  alignas(64) double d[kBlock];
  alignas(64) double reciprocal[kBlock];  ///< r with 2^-51 <= r·d - 1 <= 2^-49.
  alignas(64) double shifted[kBlock];     ///< kShift·d, exact.
};

/// How far r·d lies above 1 by design; what rounding does to it is proved below.
constexpr double kAbove = 0x1p-50;

/// From here on one division serves a run of divisors, and Newton's step does the rest: five multiply-adds
/// per vector. Dividing each vector would occupy the divider for 16 cycles per 8 doubles.
constexpr double kSeriesFrom = 0x1p16;

/// start = fl(1/c) for the middle c of a run; d = c + x with |x| <= 127 and c > 2^16.
///   e = 1 - d·start, so |e| < 1.94e-3.
///   y = (1 + e + e²)·start. With d·start = 1 - e, y·d = (1 - e)(1 + e + e²) = 1 - e³, and |e|³ < 7.3e-9.
///       All roundings of y change that by less than 2^-51: y·d = 1 + h with |h| < 2^-27.
///   s = 1 + kAbove - d·y = kAbove - h, rounded by at most 2^-80.
///   r = y + y·s, so r·d = (1 + h)(1 + kAbove - h) = 1 + kAbove + h·kAbove - h², with |h·kAbove| < 2^-76 and
///       h² < 2^-54, rounded by at most 2^-53 of itself. So r·d - 1 is within 2^-52 of kAbove = 2^-50.
/// Each step is a fused multiply-add. Targets without it divide: rounding d·y first would lose all of s.
HWY_INLINE Vector reciprocal_near(Vector d, Vector start) {
  const Tag tag;
  const auto e = hn::NegMulAdd(d, start, hn::Set(tag, 1.0));
  const auto y = hn::MulAdd(start, hn::MulAdd(e, e, e), start);
  const auto s = hn::NegMulAdd(d, y, hn::Set(tag, 1.0 + kAbove));
  return hn::MulAdd(y, s, y);
}

/// One rounding: r·d - 1 is within 2^-53 (1 + kAbove) of kAbove.
HWY_INLINE Vector reciprocal_by_division(Vector d) {
  const Tag tag;
  return hn::Div(hn::Set(tag, 1.0 + kAbove), d);
}

template <bool kSeries>
HWY_INLINE void fill_by(double first, Divisors& out) {
  const Tag tag;
  const auto ramp = hn::Iota(tag, 0.0);
  const auto step = hn::Set(tag, 2.0 * static_cast<double>(hn::Lanes(tag)));
  const auto shift = hn::Set(tag, kShift);
  auto d = hn::Add(hn::Set(tag, first), hn::Add(ramp, ramp));
  for (std::size_t run = 0; run < kBlock; run += kRun) {
    const auto start = hn::Set(tag, 1.0 / (first + 2.0 * static_cast<double>(run) + (kRun - 1)));
    for (std::size_t i = run; i < run + kRun; i += hn::Lanes(tag), d = hn::Add(d, step)) {
      const auto reciprocal = kSeries ? reciprocal_near(d, start) : reciprocal_by_division(d);
      hn::Store(d, tag, out.d + i);
      hn::Store(reciprocal, tag, out.reciprocal + i);
      hn::Store(hn::Mul(shift, d), tag, out.shifted + i);
    }
  }
}

/// Fills the block with first, first + 2, …; first is odd, at least 3, and the last divisor below 2^28.
HWY_INLINE void fill(double first, Divisors& out) {
  if (HWY_NATIVE_FMA && first >= kSeriesFrom) {
    fill_by<true>(first, out);
  } else {
    fill_by<false>(first, out);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::trial_division
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
