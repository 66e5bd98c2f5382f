// Which numbers may have a divisor in a block: three instructions per number and vector of divisors, for one
// Highway target.
#if defined(LANEBENCH_TRIAL_DIVISION_MULTIPLES_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_TRIAL_DIVISION_MULTIPLES_INL_H_
#undef LANEBENCH_TRIAL_DIVISION_MULTIPLES_INL_H_
#else
#define LANEBENCH_TRIAL_DIVISION_MULTIPLES_INL_H_
#endif

#include <bit>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "kernels/primes/trial_division/divisors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::trial_division::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

/// Numbers tested at once, each with its broadcast, its accumulator and two temporaries: AVX-512 has 32
/// registers, the others 16.
constexpr std::size_t kWide = hn::MaxLanes(Tag()) >= 8 ? 8 : 4;

/// q·d for a whole q near n/d: q = ⌊n/d⌋ but for errors that never hide a divisor. n is the double nearest to
/// a number N; either N < 2^53, so that n = N, or N < 2^48·d. d >= 17.
///
/// If d divides N, then q = N/d < 2^49 and the reciprocal puts n·r in [q + q·2^-52, q + 0.95], the rounding
/// of N included (at most 2^-53 of it, while r is too large by at least 2^-51 of itself). Fused, one rounding
/// of n·r + 2^52 - 1/2 gives 2^52 + q. In two steps, fl(n·r) is at least the next double above q, since that
/// is at most q + q·2^-52, and at most q + 0.98; subtracting 1/2 is then no tie, and the sum rounds to 2^52 +
/// q as well. So the result is q·d = N rounded, which is n. If d does not divide N, the result may be above n
/// where q came out too large. It is never n if N < 2^53: q·d is another integer, exact up to 2^53, and above
/// that not rounded below it. For larger N it may be n, and integers must decide.
HWY_INLINE Vector multiple_below(Vector n, Vector d, Vector reciprocal, Vector shifted) {
  const Tag tag;
  const auto floor = hn::MulAdd(n, reciprocal, hn::Set(tag, kShift - 0.5));
#if HWY_NATIVE_FMA
  return hn::MulSub(floor, d, shifted);
#else
  (void)shifted;
  return hn::Mul(hn::Sub(floor, hn::Set(tag, kShift)), d);
#endif
}

/// Bit j of the result is set when a divisor of the block may divide number j of kNumbers. The largest
/// ⌊n/d⌋·d stays below n while none does, so three instructions per number and vector decide, and one
/// comparison per block.
template <std::size_t kNumbers>
HWY_INLINE unsigned candidates(const Divisors& block, const double* numbers) {
  const Tag tag;
  // The maximum takes up to 4 cycles: fewer than 4 chains of it would wait for each other.
  constexpr std::size_t kChains = kNumbers < 4 ? 4 / kNumbers : 1;
  Vector n[kNumbers];
  Vector largest[kChains * kNumbers];
  for (std::size_t j = 0; j < kNumbers; ++j) n[j] = hn::Set(tag, numbers[j]);
  for (auto& chain : largest) chain = hn::Zero(tag);
  for (std::size_t i = 0; i < kBlock;) {
    for (std::size_t c = 0; c < kChains; ++c, i += hn::Lanes(tag)) {
      const auto d = hn::Load(tag, block.d + i);
      const auto reciprocal = hn::Load(tag, block.reciprocal + i);
      const auto shifted = hn::Load(tag, block.shifted + i);
      for (std::size_t j = 0; j < kNumbers; ++j) {
        auto& chain = largest[c * kNumbers + j];
        chain = hn::Max(chain, multiple_below(n[j], d, reciprocal, shifted));
      }
    }
  }
  unsigned bits = 0;
  for (std::size_t j = 0; j < kNumbers; ++j) {
    auto most = largest[j];
    for (std::size_t c = 1; c < kChains; ++c) most = hn::Max(most, largest[c * kNumbers + j]);
    bits |= hn::AllFalse(tag, hn::Ge(most, n[j])) ? 0 : 1U << j;
  }
  return bits;
}

/// Calls visit(i) for every number that a divisor of the block may divide.
template <typename Visit>
HWY_INLINE void for_each_candidate(const Divisors& block, const double* numbers, std::size_t count,
                                   const Visit& visit) {
  std::size_t begin = 0;
  const auto test = [&](auto width) HWY_ATTR {
    constexpr std::size_t kNumbers = decltype(width)::value;
    const std::size_t i = std::exchange(begin, begin + kNumbers);
    unsigned bits = candidates<kNumbers>(block, numbers + i);
    for (; bits != 0; bits &= bits - 1) visit(i + std::countr_zero(bits));
  };
  while (begin + kWide <= count) test(std::integral_constant<std::size_t, kWide>());
  if (kWide > 4 && (count & 4) != 0) test(std::integral_constant<std::size_t, 4>());
  if ((count & 2) != 0) test(std::integral_constant<std::size_t, 2>());
  if ((count & 1) != 0) test(std::integral_constant<std::size_t, 1>());
}

}  // namespace
}  // namespace lanebench::trial_division::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
