// Trial division of many numbers by blocks of divisors, which all numbers that are still open share; for one
// Highway target.
#if defined(LANEBENCH_TRIAL_DIVISION_SETTLE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_TRIAL_DIVISION_SETTLE_INL_H_
#undef LANEBENCH_TRIAL_DIVISION_SETTLE_INL_H_
#else
#define LANEBENCH_TRIAL_DIVISION_SETTLE_INL_H_
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "kernels/team.h"
#include "kernels/trial_division/divisors-inl.h"
#include "kernels/trial_division/remainder.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::trial_division {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Numbers per batch: enough that the work on a block of divisors outweighs making it.
constexpr std::size_t kBatch = 2048;
constexpr std::size_t kGrain = 64;
constexpr double kFirstDivisor = 17;
constexpr double kBlockSpan = 2 * kBlock;
/// Smaller numbers are below some divisor of the first block, which would divide itself.
constexpr std::uint64_t kSmall = 4096;
/// Numbers tested at once, each with its broadcast, its accumulator and two temporaries: AVX-512 has 32
/// registers, the others 16.
constexpr std::size_t kWide = hn::MaxLanes(Tag()) >= 8 ? 8 : 4;

/// q·d for a whole q near n/d: q = ⌊n/d⌋ but for errors that never hide a divisor.
///
/// If d divides n, with d >= 17 and n < 2^53, then q = n/d < 2^49 and the reciprocal puts n·r in
/// [q + q·2^-51, q + 0.95]. Fused, one rounding of n·r + 2^52 - 1/2 gives 2^52 + q. In two steps, fl(n·r) is
/// at least the next double above q, since that is at most q + q·2^-52, and at most q + 0.98; subtracting 1/2
/// is then no tie, and the sum rounds to 2^52 + q as well. So the result is n exactly. If d does not divide
/// n, the result may be above n where q came out too large, but never n: q·d is another integer, exact up to
/// 2^53, and above that not rounded below it.
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

/// Whether a divisor of the block may divide one of kNumbers numbers. The largest ⌊n/d⌋·d stays below n while
/// none does, so three instructions per number and vector decide, and one comparison per block.
template <std::size_t kNumbers>
HWY_INLINE bool may_divide(const Divisors& block, const double* numbers) {
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
  auto hits = hn::Ge(largest[0], n[0]);
  for (std::size_t k = 1; k < kChains * kNumbers; ++k)
    hits = hn::Or(hits, hn::Ge(largest[k], n[k % kNumbers]));
  return !hn::AllFalse(tag, hits);
}

/// Whether a divisor of the block divides the number.
HWY_INLINE bool divides(const Divisors& block, double number) {
  const Tag tag;
  const auto n = hn::Set(tag, number);
  for (std::size_t i = 0; i < kBlock; i += hn::Lanes(tag)) {
    const auto multiple = multiple_below(n, hn::Load(tag, block.d + i), hn::Load(tag, block.reciprocal + i),
                                         hn::Load(tag, block.shifted + i));
    if (!hn::AllFalse(tag, hn::Eq(multiple, n))) return true;
  }
  return false;
}

/// The numbers that a worker still tests, and where their results are. While a kernel runs, a result of 1
/// means "no divisor so far": any worker may turn it into 0, and the others then drop the number.
struct Open {
  double number[kBatch];
  std::uint8_t* prime[kBatch];
  std::size_t size = 0;

  static bool is_open(std::uint8_t* prime) {
    return std::atomic_ref(*prime).load(std::memory_order_relaxed) != 0;
  }

  void add(std::uint64_t n, std::uint8_t* result) {
    number[size] = static_cast<double>(n);
    prime[size++] = result;
  }

  /// Drops numbers that someone found composite, and those below the square of the next divisor: primes.
  void drop_settled(double divisor) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < size; ++i) {
      number[kept] = number[i];
      prime[kept] = prime[i];
      kept += divisor * divisor <= number[i] && is_open(prime[i]) ? 1 : 0;
    }
    size = kept;
  }
};

template <std::size_t kNumbers>
HWY_INLINE void test_group(const Divisors& block, Open& open, std::size_t begin) {
  if (!may_divide<kNumbers>(block, open.number + begin)) return;
  for (std::size_t i = begin; i < begin + kNumbers; ++i) {
    if (divides(block, open.number[i])) std::atomic_ref(*open.prime[i]).store(0, std::memory_order_relaxed);
  }
}

HWY_NOINLINE void test_block(const Divisors& block, Open& open) {
  std::size_t i = 0;
  for (; i + kWide <= open.size; i += kWide) test_group<kWide>(block, open, i);
  if (kWide > 4 && (open.size & 4) != 0) test_group<4>(block, open, std::exchange(i, i + 4));
  if ((open.size & 2) != 0) test_group<2>(block, open, std::exchange(i, i + 2));
  if ((open.size & 1) != 0) test_group<1>(block, open, i);
}

bool has_factor_below_17(std::uint64_t n) {
  return n % 2 == 0 || n % 3 == 0 || n % 5 == 0 || n % 7 == 0 || n % 11 == 0 || n % 13 == 0;
}

/// Blocks taken at once: few numbers make a block cheap, and taking it must stay rare.
std::size_t grain(const Open& open) {
  return 1 + 64 / std::max<std::size_t>(open.size, 1);
}

/// Writes prime[i] = whether number_at(i) <= 2^53 is prime, for all i < count; complete when it returns.
///
/// First the numbers are shared out, for the small divisors that settle most of them; then the divisors, so
/// that all workers finish together even on a single number.
template <typename NumberAt>
HWY_INLINE void settle(std::size_t count, NumberAt number_at, std::uint8_t* all_prime, Team& team) {
  Divisors block;
  Open open;
  for (std::size_t begin = 0; begin < count; begin += kBatch) {
    const std::size_t batch = std::min(count - begin, kBatch);
    std::uint8_t* prime = all_prime + begin;

    fill(kFirstDivisor, block);
    for (Range r = team.next(batch, kGrain); !r.empty(); r = team.next(batch, kGrain)) {
      open.size = 0;
      for (std::size_t i = r.begin; i < r.end; ++i) {
        const std::uint64_t number = number_at(begin + i);
        const bool small = number < kSmall;
        prime[i] = small ? prime_by_remainders(number) : !has_factor_below_17(number);
        if (!small && prime[i] != 0) open.add(number, prime + i);
      }
      test_block(block, open);
    }
    team.barrier();

    open.size = 0;
    for (std::size_t i = 0; i < batch; ++i) {
      const std::uint64_t number = number_at(begin + i);
      if (number >= kSmall && Open::is_open(prime + i)) open.add(number, prime + i);
    }
    // Divisors up to 2^28; the list of a worker runs empty long before, at most at √2^53.
    constexpr std::size_t kEnough = 1 << 17;
    for (Range r = team.next(kEnough, grain(open)); !r.empty() && open.size > 0;
         r = team.next(kEnough, grain(open))) {
      for (std::size_t k = r.begin; k < r.end; ++k) {
        const double first = kFirstDivisor + static_cast<double>(k + 1) * kBlockSpan;
        open.drop_settled(first);
        if (open.size == 0) break;
        fill(first, block);
        test_block(block, open);
      }
    }
    team.barrier();
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench::trial_division
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
