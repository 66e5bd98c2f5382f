// Prime sum with Highway: a chunk of candidates against one divisor at a time, in 16 bits; those with a
// divisor drop out.
#define HWY_TARGET_INCLUDE "kernels/workloads/prime_sum/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <algorithm>

#include "kernels/primes/trial_division/remainder.h"
#include "kernels/workloads/prime_sum/divisors.h"
#include "kernels/workloads/prime_sum/pack-inl.h"
#include "kernels/workloads/prime_sum/prime_sum.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::prime_sum::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using Pairs = hn::RepartitionToWide<Tag>;

/// Smaller numbers may be below some divisor of their chunk, which would divide itself. A multiple of 6.
constexpr std::uint32_t kSmall = 1020;

/// Vectors of candidates in registers while the divisors pass by, each with its minimum: they share the loads
/// of a divisor, and 16 registers hold them.
constexpr std::size_t kTile = 4;

/// The candidates of a chunk that no divisor has settled, as n - base; behind them room for a vector.
struct Candidates {
  HWY_ALIGN std::uint16_t offset[candidates_in(kChunk) + kTile * hn::MaxLanes(Tag())];
  std::size_t size = 0;

  /// All 6k ± 1 below base + length, for a base that is a multiple of 6.
  void reset(std::uint32_t length) {
    const Tag tag;
    size = candidates_in(length);
    // 1, 5, 7, 11, …: 3i + 1, and 1 more where i is odd.
    const auto i = hn::Iota(tag, 0);
    auto n = hn::Add(hn::Add(i, hn::Add(i, i)), hn::Add(hn::Set(tag, 1), hn::And(i, hn::Set(tag, 1))));
    const auto step = hn::Set(tag, static_cast<std::uint16_t>(3 * hn::Lanes(tag)));
    for (std::size_t k = 0; k < size; k += hn::Lanes(tag), n = hn::Add(n, step))
      hn::Store(n, tag, offset + k);
  }
};

/// Broadcasts the halves of a word. A load does it for 32 bits; for 16, the shuffle port would have to help.
HWY_INLINE Vector both_halves(std::uint32_t word) {
  return hn::BitCast(Tag(), hn::Set(Pairs(), word));
}

/// Tests kVectors vectors of candidates from i on, the last of which has `lanes` candidates, and moves those
/// without a divisor to `kept`. divisors.h proves the test. Three instructions per vector and divisor: the
/// smallest quotient decides for the whole group of divisors.
template <std::size_t kVectors>
HWY_INLINE std::size_t filter_tile(const Divisors& divisors, Group group, std::uint16_t* candidates,
                                   std::size_t i, std::size_t lanes, std::size_t kept) {
  const Tag tag;
  Vector n[kVectors];
  Vector least[kVectors];
  for (std::size_t j = 0; j < kVectors; ++j) {
    n[j] = hn::LoadU(tag, candidates + i + j * hn::Lanes(tag));
    least[j] = hn::Set(tag, 0xFFFF);
  }
  // Twice per turn: g++ 12 ends each turn by copying the minima.
#pragma GCC unroll 2
  for (std::size_t k = group.begin; k < group.end; ++k) {
    const auto inverse = both_halves(divisors.inverse[k]);
    const auto start = both_halves(divisors.start[k]);
    for (std::size_t j = 0; j < kVectors; ++j) {
      least[j] = hn::Min(least[j], hn::Add(hn::Mul(n[j], inverse), start));
    }
  }
  const auto largest_quotient = hn::Set(tag, static_cast<std::uint16_t>(group.largest_quotient));
  for (std::size_t j = 0; j < kVectors; ++j) {
    auto open = hn::Gt(least[j], largest_quotient);
    if (j + 1 == kVectors) open = hn::And(open, hn::FirstN(tag, lanes));
    kept += pack(n[j], open, candidates + i + j * hn::Lanes(tag), candidates + kept);
  }
  return kept;
}

HWY_NOINLINE void filter(const Divisors& divisors, Group group, Candidates& candidates) {
  const std::size_t lanes = hn::Lanes(Tag());
  const std::size_t size = candidates.size;
  std::size_t kept = 0;
  std::size_t i = 0;
  for (; i + kTile * lanes <= size; i += kTile * lanes) {
    kept = filter_tile<kTile>(divisors, group, candidates.offset, i, lanes, kept);
  }
  for (; i < size; i += lanes) {
    kept = filter_tile<1>(divisors, group, candidates.offset, i, std::min(lanes, size - i), kept);
  }
  candidates.size = kept;
}

/// The primes among 6k ± 1 in [base, end), at most kChunk numbers.
std::uint64_t sum_of_chunk(std::uint32_t base, std::uint32_t end, Divisors& divisors,
                           Candidates& candidates) {
  candidates.reset(end - base);
  const std::size_t count = divisors_up_to_root(end - 1);
  divisors.start_at(base, count);
  for (std::size_t g = 0; g < divisors.group_count && divisors.groups[g].begin < count; ++g) {
    Group group = divisors.groups[g];
    group.end = std::min(group.end, count);
    filter(divisors, group, candidates);
  }
  std::uint64_t sum = std::uint64_t{base} * candidates.size;
  for (std::size_t i = 0; i < candidates.size; ++i) sum += candidates.offset[i];
  return sum;
}

void kernel(const PrimeSum& p, Team& team) {
  Divisors divisors(*std::ranges::max_element(p.limits));
  Candidates candidates;
  share_pieces(p, team, [&](std::uint32_t begin, std::uint32_t end) HWY_ATTR {
    std::uint64_t sum = 0;
    if (begin < kSmall) {
      sum = sum_one_by_one(begin, std::min(end, kSmall), trial_division::prime_by_remainders);
      begin = kSmall;
    }
    for (; begin < end; begin += kChunk) {
      sum += sum_of_chunk(begin, std::min(end, begin + kChunk), divisors, candidates);
    }
    return sum;
  });
}

}  // namespace
}  // namespace lanebench::prime_sum::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::prime_sum, simd, kernel);
