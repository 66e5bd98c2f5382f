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

#include "kernels/contract/team.h"
#include "kernels/primes/trial_division/multiples-inl.h"
#include "kernels/primes/trial_division/remainder.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::trial_division::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

/// Numbers per batch: enough that the work on a block of divisors outweighs making it.
constexpr std::size_t kBatch = 2048;
constexpr std::size_t kGrain = 64;
constexpr double kFirstDivisor = 17;
constexpr double kBlockSpan = 2 * kBlock;
/// Smaller numbers are below some divisor of the first block, which would divide itself.
constexpr std::uint64_t kSmall = 4096;

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

HWY_NOINLINE void test_block(const Divisors& block, Open& open) {
  for_each_candidate(block, open.number, open.size, [&](std::size_t i) HWY_ATTR {
    if (divides(block, open.number[i])) std::atomic_ref(*open.prime[i]).store(0, std::memory_order_relaxed);
  });
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

    fill(kFirstDivisor, kOdd, block);
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
        fill(first, kOdd, block);
        test_block(block, open);
      }
    }
    team.barrier();
  }
}

}  // namespace
}  // namespace lanebench::trial_division::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
