// The logarithm, the exponential and the normal distribution of vectors of floats, for one Highway target.
//
// The coefficients are minimax fits by coefficients.py. Errors are the largest found among every seventh
// float.
#if defined(LANEBENCH_BLACK_SCHOLES_FUNCTIONS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_BLACK_SCHOLES_FUNCTIONS_INL_H_
#undef LANEBENCH_BLACK_SCHOLES_FUNCTIONS_INL_H_
#else
#define LANEBENCH_BLACK_SCHOLES_FUNCTIONS_INL_H_
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace lanebench::black_scholes::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<float>;
using Vector = hn::Vec<D>;
using Integers = hn::RebindToSigned<D>;

// ln 2 in two parts (Cody and Waite, "Software Manual for the Elementary Functions", 1980): the first has so
// few bits that its products with exponents are exact.
constexpr float kLn2High = 0.693359375f;
constexpr float kLn2Low = -2.12194440e-4f;

/// c[0] + c[1]·x + … by Horner's rule.
template <std::size_t kCount>
HWY_INLINE Vector polynomial(Vector x, const float (&c)[kCount]) {
  const D d;
  Vector sum = hn::Set(d, c[kCount - 1]);
  for (std::size_t i = kCount - 1; i-- > 0;) sum = hn::MulAdd(sum, x, hn::Set(d, c[i]));
  return sum;
}

/// The natural logarithm of normal positive numbers, within 0.9 units in the last place (from 1/32 to 32):
/// x = 2^k·(1 + f) with 1 + f in [√½, √2).
HWY_INLINE Vector log(Vector x) {
  constexpr float kTerms[] = {-0.499999883f, 0.333333257f,  -0.250015831f, 0.200019746f,  -0.166090813f,
                              0.141818132f,  -0.132429848f, 0.129044997f,  -0.0762186343f};
  constexpr std::int32_t kRootHalfBits = 0x3F3504F3;
  const D d;
  const Integers integers;
  const auto bits = hn::BitCast(integers, x);
  const auto exponent = hn::ShiftRight<23>(hn::Sub(bits, hn::Set(integers, kRootHalfBits)));
  const Vector k = hn::ConvertTo(d, exponent);
  const Vector f = hn::Sub(hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<23>(exponent))), hn::Set(d, 1.0f));
  const Vector small = hn::MulAdd(hn::Mul(f, f), polynomial(f, kTerms), hn::Mul(k, hn::Set(d, kLn2Low)));
  return hn::MulAdd(k, hn::Set(d, kLn2High), hn::Add(f, small));
}

/// e^x for x in [-87, 88], within 1.01 units in the last place: x = n·ln 2 + r, |r| <= ½·ln 2.
HWY_INLINE Vector exp(Vector x) {
  constexpr float kTerms[] = {0.499999935f, 0.166665207f, 0.0416683874f, 0.00836870983f, 0.00138146131f};
  // At this size a float has no bits for fractions: adding it rounds, and leaves n in the lowest bits.
  constexpr float kRound = 0x1.8p23f;
  const D d;
  const Integers integers;
  const Vector shifted = hn::MulAdd(x, hn::Set(d, 1.44269504f), hn::Set(d, kRound));
  const Vector n = hn::Sub(shifted, hn::Set(d, kRound));
  const Vector rough = hn::NegMulAdd(n, hn::Set(d, kLn2High), x);
  const Vector r = hn::NegMulAdd(n, hn::Set(d, kLn2Low), rough);
  const Vector power = hn::Add(hn::MulAdd(hn::Mul(r, r), polynomial(r, kTerms), r), hn::Set(d, 1.0f));
  const auto exponent = hn::ShiftLeft<23>(hn::BitCast(integers, shifted));
  return hn::BitCast(d, hn::Add(hn::BitCast(integers, power), exponent));
}

/// A division that the caller has yet to do.
struct Quotient {
  Vector above;
  Vector below;
};

/// The probability that a standard normal variable is below x, less ½; within 3.5 units of 2^-24 once
/// divided. Beyond ±5.5 it is nearer to ±½ than a float tells.
HWY_INLINE Quotient normal(Vector x) {
  constexpr float kAbove[] = {0.398942235f,    0.0338527751f,   0.00467726898f,
                              0.000168827037f, 6.35213213e-06f, 2.2749337e-08f};
  constexpr float kBelow[] = {1.0f,           0.251522242f,    0.0286459464f,
                              0.00188445252f, 7.36479651e-05f, 1.19750416e-06f};
  const D d;
  const Vector near = hn::Max(hn::Min(x, hn::Set(d, 5.5f)), hn::Set(d, -5.5f));
  const Vector square = hn::Mul(near, near);
  return {hn::Mul(near, polynomial(square, kAbove)), polynomial(square, kBelow)};
}

}  // namespace
}  // namespace lanebench::black_scholes::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
