// Monte Carlo π with Highway vectors: one point per 64-bit lane, two vectors of points in flight.
#define HWY_TARGET_INCLUDE "kernels/workloads/monte_carlo_pi/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include <array>

#include "kernels/workloads/monte_carlo_pi/hit.h"
#include "kernels/workloads/monte_carlo_pi/monte_carlo_pi.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::monte_carlo_pi::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<std::uint64_t>;
using V = hn::Vec<D>;

// The full 64-bit products of the low halves of all lanes. What the high halves hold does not matter; so a
// product serves as it is wherever its low word is meant, without a mask.
HWY_INLINE V product(V a, V b) {
  const hn::RepartitionToNarrow<D> words;
  return hn::MulEven(hn::BitCast(words, a), hn::BitCast(words, b));
}

HWY_INLINE V multiply(V a, std::uint64_t constant) {
  return product(a, hn::Set(D(), constant));
}

// The round keys of one seed.
struct Keys {
  std::array<std::uint64_t, Philox::kRounds> k0;
  std::array<std::uint64_t, Philox::kRounds> k1;
};

// The first two rounds, from `indices` = multiplier 0 × the index's low word. Words 2 and 3 of the counter
// are zero, so one product of the first round is zero, and the other one of the second round, `common`, is
// the same for all points.
HWY_INLINE void first_rounds(V indices, std::uint64_t common, const Keys& keys, V& c0, V& c1, V& c2, V& c3) {
  const D d;
  c1 = multiply(hn::Xor(hn::ShiftRight<32>(indices), hn::Set(d, keys.k1[0])), Philox::kMultiplier1);
  c0 = hn::Xor(hn::ShiftRight<32>(c1), hn::Set(d, keys.k0[1]));
  c2 = hn::Xor(indices, hn::Set(d, (common >> 32) ^ keys.k1[1]));
  c3 = hn::Set(d, common);
}

// One round: 2 products, 2 shifts, 2 three-way exclusive ors (one instruction each on AVX-512).
HWY_INLINE void one_round(std::size_t round, const Keys& keys, V& c0, V& c1, V& c2, V& c3) {
  const D d;
  const V product0 = multiply(c0, Philox::kMultiplier0);
  const V product1 = multiply(c2, Philox::kMultiplier1);
  c0 = hn::Xor3(hn::ShiftRight<32>(product1), c1, hn::Set(d, keys.k0[round]));
  c2 = hn::Xor3(hn::ShiftRight<32>(product0), c3, hn::Set(d, keys.k1[round]));
  c1 = product1;
  c3 = product0;
}

// The last round, of which only words 0 and 1 are needed, and the hit test: adds 1 to `misses` in each lane
// whose x² + y² carries out of 64 bits.
HWY_INLINE V add_misses(V misses, const Keys& keys, V c1, V c2) {
  const D d;
  const V y = multiply(c2, Philox::kMultiplier1);
  const V x = hn::Xor3(hn::ShiftRight<32>(y), c1, hn::Set(d, keys.k0[Philox::kRounds - 1]));
  const V xx = product(x, x);
  const V yy = product(y, y);
#if HWY_TARGET <= HWY_AVX3
  // Two instructions after the sum: an unsigned compare, and an addition under its mask.
  const V more = hn::Add(misses, hn::Set(d, std::uint64_t{1}));
  return hn::IfThenElse(hn::Lt(hn::Add(xx, yy), xx), more, misses);
#else
  // Without an unsigned 64-bit compare: squares are 0 or 1 modulo 4, so the bits shifted out sum to 2 at most
  // and never change the carry, which therefore ends up in bit 63 of the sum of the halves.
  const V half = hn::Add(hn::ShiftRight<1>(xx), hn::ShiftRight<1>(yy));
  return hn::Add(misses, hn::ShiftRight<63>(half));
#endif
}

// Hits among points [begin, end), whose indices have the same high word.
std::uint64_t count_hits(std::uint64_t seed, std::uint64_t begin, std::uint64_t end) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  Keys keys;
  for (std::uint32_t round = 0; round < Philox::kRounds; ++round) {
    keys.k0[round] = static_cast<std::uint32_t>(seed) + round * Philox::kWeyl0;
    keys.k1[round] = static_cast<std::uint32_t>(seed >> 32) + round * Philox::kWeyl1;
  }
  const std::uint64_t common = Philox::kMultiplier0 * ((begin >> 32) ^ keys.k0[0]);

  // The first round's products are linear in the index: an addition advances them, in place of a counter and
  // a multiplication.
  const std::uint64_t step = Philox::kMultiplier0 * std::uint64_t{lanes};
  const V two_steps = hn::Set(d, 2 * step);
  const V low_words = hn::Add(hn::Iota(d, 0), hn::Set(d, static_cast<std::uint32_t>(begin)));
  V indices_a = multiply(low_words, Philox::kMultiplier0);
  V indices_b = hn::Add(indices_a, hn::Set(d, step));
  V misses_a = hn::Zero(d);
  V misses_b = hn::Zero(d);
  const std::uint64_t vector_points = (end - begin) / (2 * lanes) * (2 * lanes);
  for (std::uint64_t i = 0; i < vector_points; i += 2 * lanes) {
    // A vector of points is one chain of dependent instructions, some 80 cycles long. Two of them round by
    // round put enough independent work within the reach of the core's scheduler.
    V a0, a1, a2, a3, b0, b1, b2, b3;
    first_rounds(indices_a, common, keys, a0, a1, a2, a3);
    first_rounds(indices_b, common, keys, b0, b1, b2, b3);
    indices_a = hn::Add(indices_a, two_steps);
    indices_b = hn::Add(indices_b, two_steps);
    for (std::size_t round = 2; round + 1 < Philox::kRounds; ++round) {
      one_round(round, keys, a0, a1, a2, a3);
      one_round(round, keys, b0, b1, b2, b3);
    }
    misses_a = add_misses(misses_a, keys, a1, a2);
    misses_b = add_misses(misses_b, keys, b1, b2);
  }
  std::uint64_t hits = vector_points - hn::GetLane(hn::SumOfLanes(d, hn::Add(misses_a, misses_b)));
  for (std::uint64_t i = begin + vector_points; i < end; ++i) hits += is_hit(seed, i) ? 1 : 0;
  return hits;
}

void kernel(const MonteCarloPi& p, Team& team) {
  const Range share = team.share(p.points);
  const std::uint64_t end = p.first + share.end;
  std::uint64_t hits = 0;
  for (std::uint64_t i = p.first + share.begin; i < end;) {
    const std::uint64_t next_high_word = ((i >> 32) + 1) << 32;
    const std::uint64_t stop = end < next_high_word ? end : next_high_word;
    hits += count_hits(p.seed, i, stop);
    i = stop;
  }
  hits = team.sum(hits);
  if (team.rank() == 0) p.hits[0] = hits;
}

}  // namespace
}  // namespace lanebench::monte_carlo_pi::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::monte_carlo_pi, simd, kernel);
