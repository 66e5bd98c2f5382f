// The scan of a block of divisors in vectors, for one Highway target.
#if defined(LANEBENCH_FACTORS_BLOCKS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_FACTORS_BLOCKS_INL_H_
#undef LANEBENCH_FACTORS_BLOCKS_INL_H_
#else
#define LANEBENCH_FACTORS_BLOCKS_INL_H_
#endif

#include <bit>
#include <cstddef>
#include <cstdint>

#include "kernels/primes/factors/search.h"
#include "kernels/primes/trial_division/multiples-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::factors::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;
using trial_division::HWY_NAMESPACE::Divisors;
using trial_division::HWY_NAMESPACE::kBlock;
using trial_division::HWY_NAMESPACE::Tag;
using trial_division::HWY_NAMESPACE::Vector;

/// Whether the quotients by divisors from `first` on are small enough for multiple_below().
HWY_INLINE bool is_near(const Open& open, std::uint64_t first) {
  return open.value >> 53 == 0 || open.value >> 48 < first;
}

/// Reports those of the vector's divisors that are marked and, by integers, divide the number; false for
/// none.
template <typename Job, typename Mask>
HWY_INLINE bool report(const Job& job, const Open& open, const double* divisors, Mask mask) {
  bool any = false;
  std::uint8_t bits[8] = {};
  hn::StoreMaskBits(Tag(), mask, bits);
  for (unsigned rest = bits[0]; rest != 0; rest &= rest - 1) {
    const auto d = static_cast<std::uint64_t>(divisors[std::countr_zero(rest)]);
    if (remainder(open.value, d) != 0) continue;
    job.found(open, d);
    any = true;
  }
  return any;
}

/// The second look at a number that multiple_below() made a candidate.
template <typename Job>
HWY_NOINLINE void report_near(const Job& job, const Open& open, const Divisors& block) {
  const Tag tag;
  const auto n = hn::Set(tag, open.rounded);
  for (std::size_t i = 0; i < kBlock; i += hn::Lanes(tag)) {
    const auto multiple = trial_division::HWY_NAMESPACE::multiple_below(
        n, hn::Load(tag, block.d + i), hn::Load(tag, block.reciprocal + i), hn::Load(tag, block.shifted + i));
    const auto equal = hn::Eq(multiple, n);
    if (hn::AllFalse(tag, equal)) continue;
    if (report(job, open, block.d + i, equal) && Job::kOneIsEnough) return;
  }
}

#if HWY_NATIVE_FMA
/// n - q·d for the whole q nearest to n/d but for an error of 2^-48 of it: a multiple of d away from n, and
/// below 2^49 in magnitude when n < 2^96 and d < 2^48. So it is an integer below 2^53, and the fused
/// multiply-add does not round it.
HWY_INLINE Vector reduced(Vector n, Vector d, Vector reciprocal) {
  return hn::NegMulAdd(hn::Round(hn::Mul(n, reciprocal)), d, n);
}

/// Numbers up to 2^96 by small divisors. With value = high + low, two doubles, first high is reduced to
/// |s| < 2^48.2 modulo d; low, at most 2^42, is added exactly. Then s/d < 2^44 has an error far below 1/2: if
/// d divides s, the rounded quotient is s/d, and the second reduction gives 0. Where it gives 0, s is a
/// multiple of d.
template <typename Job>
HWY_NOINLINE void report_far(const Job& job, const Open& open, const Divisors& block) {
  const Tag tag;
  const auto high = hn::Set(tag, open.rounded);
  const auto low = hn::Set(
      tag, static_cast<double>(static_cast<std::int64_t>(open.value - static_cast<Wide>(open.rounded))));
  for (std::size_t i = 0; i < kBlock; i += hn::Lanes(tag)) {
    const auto d = hn::Load(tag, block.d + i);
    const auto reciprocal = hn::Load(tag, block.reciprocal + i);
    const auto rest = reduced(hn::Add(reduced(high, d, reciprocal), low), d, reciprocal);
    const auto zero = hn::Eq(rest, hn::Zero(tag));
    if (hn::AllFalse(tag, zero)) continue;
    if (report(job, open, block.d + i, zero) && Job::kOneIsEnough) return;
  }
}
#else
/// Without fused multiply-add, integers divide: exact products would take two dozen instructions.
template <typename Job>
HWY_NOINLINE void report_far(const Job& job, const Open& open, const Divisors& block) {
  for (const double divisor : block.d) {
    const auto d = static_cast<std::uint64_t>(divisor);
    if (remainder(open.value, d) != 0) continue;
    job.found(open, d);
    if (Job::kOneIsEnough) return;
  }
}
#endif

/// A scan for kernels/primes/factors/search.h.
class BlockScan {
 public:
  static constexpr std::size_t kDivisors = kBlock;

  template <typename Job>
  HWY_NOINLINE void operator()(const Job& job, std::uint64_t first, const Open* open, std::size_t size) {
    if (size == 0) return;
    if (first_ != first) trial_division::HWY_NAMESPACE::fill(static_cast<double>(first), kWheel, block_);
    first_ = first;
    std::size_t near = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (is_near(open[i], first)) {
        rounded_[near] = open[i].rounded;
        index_[near++] = static_cast<std::uint32_t>(i);
      } else {
        report_far(job, open[i], block_);
      }
    }
    trial_division::HWY_NAMESPACE::for_each_candidate(
        block_, rounded_, near, [&](std::size_t i) HWY_ATTR { report_near(job, open[index_[i]], block_); });
  }

 private:
  std::uint64_t first_ = 0;  ///< Of the divisors in the block.
  Divisors block_;
  double rounded_[kBatch];
  std::uint32_t index_[kBatch];
};

/// The lane `simd` of a problem P with `p.count` numbers, of which `job_of(p)` is the Job.
template <typename P>
void kernel(const P& p, Team& team) {
  BlockScan scan;
  search(job_of(p), p.count, team, scan);
}

}  // namespace
}  // namespace lanebench::factors::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
