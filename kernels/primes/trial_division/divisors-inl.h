// A block of consecutive divisors of a wheel with reciprocals that never come out too small, for one Highway
// target.
#if defined(LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_
#undef LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_
#else
#define LANEBENCH_TRIAL_DIVISION_DIVISORS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstddef>

#include "kernels/primes/trial_division/wheel.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::trial_division::HWY_NAMESPACE {
namespace {
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
/// per vector. Dividing each vector would occupy the divider for 16 cycles per 8 doubles, and for 5 in single
/// precision.
constexpr double kSeriesFrom = 0x1p17;

/// start = fl(1/c) for the middle c of a run; d = c + x with |x| <= 240 (either wheel) and c > 2^17.
/// Or start is 1/d in single precision, with |e| < 2^-22.
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

HWY_INLINE Vector reciprocal_in_floats(Vector d) {
  const Tag tag;
  const hn::Rebind<float, Tag> floats;
  return hn::PromoteTo(tag, hn::Div(hn::Set(floats, 1.0F), hn::DemoteTo(floats, d)));
}

/// One rounding: r·d - 1 is within 2^-53 (1 + kAbove) of kAbove.
HWY_INLINE Vector reciprocal_by_division(Vector d) {
  const Tag tag;
  return hn::Div(hn::Set(tag, 1.0 + kAbove), d);
}

enum class Start { kDivision, kFloats, kRunsMiddle };

template <Start kStart>
HWY_INLINE Vector reciprocal_of(Vector d, Vector start) {
  if (kStart == Start::kDivision) return reciprocal_by_division(d);
  return reciprocal_near(d, kStart == Start::kRunsMiddle ? start : reciprocal_in_floats(d));
}

template <Start kStart>
HWY_INLINE void fill_by(double first, const Wheel& wheel, Divisors& out) {
  const Tag tag;
  constexpr std::size_t kVectors = kTurn / hn::MaxLanes(Tag());
  const auto span = hn::Set(tag, wheel.span);
  const auto shift = hn::Set(tag, kShift);
  Vector d[kVectors];
  for (std::size_t j = 0; j < kVectors; ++j) {
    d[j] = hn::Add(hn::Set(tag, first), hn::LoadU(tag, wheel.offset + j * hn::Lanes(tag)));
  }
  for (std::size_t run = 0; run < kBlock; run += kRun) {
    const double middle = first + static_cast<double>((run + kRun / 2) / kTurn) * wheel.span;
    const auto start = hn::Set(tag, 1.0 / middle);
    for (std::size_t i = run; i < run + kRun;) {
      for (std::size_t j = 0; j < kVectors; ++j, i += hn::Lanes(tag)) {
        hn::Store(d[j], tag, out.d + i);
        hn::Store(reciprocal_of<kStart>(d[j], start), tag, out.reciprocal + i);
        hn::Store(hn::Mul(shift, d[j]), tag, out.shifted + i);
        d[j] = hn::Add(d[j], span);
      }
    }
  }
}

/// Fills the block with the wheel's divisors from `first` on; first is at least 3, and the last divisor below
/// 2^52.
HWY_INLINE void fill(double first, const Wheel& wheel, Divisors& out) {
  if (!HWY_NATIVE_FMA) {
    fill_by<Start::kDivision>(first, wheel, out);
  } else if (first < kSeriesFrom) {
    fill_by<Start::kFloats>(first, wheel, out);
  } else {
    fill_by<Start::kRunsMiddle>(first, wheel, out);
  }
}

}  // namespace
}  // namespace lanebench::trial_division::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
