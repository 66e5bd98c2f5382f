// Comparing a group of tags with many, several vectors between two tests; once per Highway target.
#if defined(LANEBENCH_ROW_MATCH_SWEEP_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_ROW_MATCH_SWEEP_INL_H
#undef LANEBENCH_ROW_MATCH_SWEEP_INL_H
#else
#define LANEBENCH_ROW_MATCH_SWEEP_INL_H
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace lanebench::row_match::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

// At most 64 bytes, which RowMatch::kPadding covers.
using Tags = hn::CappedTag<std::uint16_t, 32>;
using TagVector = hn::Vec<Tags>;

// Vectors between two tests. More tests cost port time; fewer make false hits (one pair in 65536) of a block
// more frequent and longer to resolve.
constexpr std::size_t kBlockVectors = 32;

/// A block of B in which tags of the group occur.
template <std::size_t kTags>
struct HitIn {
  std::size_t begin;
  std::size_t end;
  std::uint32_t lanes[kTags];  ///< Per tag, the lanes (positions modulo the vector length) with a hit.
};

HWY_INLINE std::uint32_t lanes_of(Tags d, hn::Mask<Tags> mask) {
  std::uint8_t bits[8] = {};
  hn::StoreMaskBits(d, mask, bits);
  std::uint32_t lanes = 0;
  std::memcpy(&lanes, bits, sizeof(lanes));
  return lanes;
}

#if HWY_TARGET <= HWY_AVX3

// With 512-bit vectors only ports 0 and 5 compute (Intel, Skylake-X to Emerald Rapids). A compare into a
// mask runs on port 5 alone; masked by its own earlier result it needs no further instruction to accumulate.
// That leaves port 0 idle, so every third tag is compared there, by xor and minimum (no compare needed:
// zero survives in the minimum). Nine tags: six compares on port 5, six operations on port 0.
constexpr std::size_t kGroup = 9;

using Hit = HitIn<kGroup>;

/// The first block of b[begin, end) in which a tag of the group occurs; without lanes when there is none.
HWY_INLINE Hit sweep(const std::uint16_t* HWY_RESTRICT tags, const std::uint16_t* HWY_RESTRICT b,
                     std::size_t begin, std::size_t end) {
  const Tags d;
  const auto differ = [](__mmask32 mask, TagVector x, TagVector y)
                          HWY_ATTR { return _mm512_mask_cmpneq_epi16_mask(mask, x.raw, y.raw); };
  const auto a0 = hn::Set(d, tags[0]);
  const auto a1 = hn::Set(d, tags[1]);
  const auto a2 = hn::Set(d, tags[2]);
  const auto a3 = hn::Set(d, tags[3]);
  const auto a4 = hn::Set(d, tags[4]);
  const auto a5 = hn::Set(d, tags[5]);
  const auto a6 = hn::Set(d, tags[6]);
  const auto a7 = hn::Set(d, tags[7]);
  const auto a8 = hn::Set(d, tags[8]);
  // Lanes that differed so far, and minima so far. A block without a hit leaves all of them as good as new.
  __mmask32 m0 = ~__mmask32{0}, m1 = m0, m2 = m0, m3 = m0, m4 = m0, m5 = m0;
  auto z6 = hn::Set(d, 0xFFFF), z7 = z6, z8 = z6;
  constexpr std::size_t kStep = hn::MaxLanes(d);
  for (std::size_t i = begin; i < end;) {
    const std::size_t block = i;
    const std::size_t stop = end - i < kBlockVectors * kStep ? end : i + kBlockVectors * kStep;
    for (; i < stop; i += kStep) {
      const auto x = hn::Load(d, b + i);
      m0 = differ(m0, x, a0);
      m1 = differ(m1, x, a1);
      z6 = hn::Min(z6, hn::Xor(x, a6));
      m2 = differ(m2, x, a2);
      m3 = differ(m3, x, a3);
      z7 = hn::Min(z7, hn::Xor(x, a7));
      m4 = differ(m4, x, a4);
      m5 = differ(m5, x, a5);
      z8 = hn::Min(z8, hn::Xor(x, a8));
    }
    const auto z = hn::Min(z6, hn::Min(z7, z8));
    const __mmask32 all = (m0 & m1) & (m2 & m3) & (m4 & m5);
    if (HWY_LIKELY(_mm512_mask_test_epi16_mask(all, z.raw, z.raw) == ~__mmask32{0})) continue;
    const auto zero = [d](TagVector v) HWY_ATTR { return lanes_of(d, hn::Eq(v, hn::Zero(d))); };
    return {block, stop, {~m0, ~m1, ~m2, ~m3, ~m4, ~m5, zero(z6), zero(z7), zero(z8)}};
  }
  return {end, end, {}};
}

#else

// 128- and 256-bit vectors: a compare and an `or` per pair of vectors, on three ports. Six tags and six
// accumulators leave four of 16 registers.
constexpr std::size_t kGroup = 6;

using Hit = HitIn<kGroup>;

/// The first block of b[begin, end) in which a tag of the group occurs; without lanes when there is none.
HWY_INLINE Hit sweep(const std::uint16_t* HWY_RESTRICT tags, const std::uint16_t* HWY_RESTRICT b,
                     std::size_t begin, std::size_t end) {
  const Tags d;
  const auto equal = [](TagVector x, TagVector y) HWY_ATTR { return hn::VecFromMask(Tags(), hn::Eq(x, y)); };
  const auto a0 = hn::Set(d, tags[0]);
  const auto a1 = hn::Set(d, tags[1]);
  const auto a2 = hn::Set(d, tags[2]);
  const auto a3 = hn::Set(d, tags[3]);
  const auto a4 = hn::Set(d, tags[4]);
  const auto a5 = hn::Set(d, tags[5]);
  auto e0 = hn::Zero(d), e1 = e0, e2 = e0, e3 = e0, e4 = e0, e5 = e0;
  const std::size_t step = hn::Lanes(d);
  for (std::size_t i = begin; i < end;) {
    const std::size_t block = i;
    const std::size_t stop = end - i < kBlockVectors * step ? end : i + kBlockVectors * step;
    for (; i < stop; i += step) {
      const auto x = hn::Load(d, b + i);
      e0 = hn::Or(e0, equal(x, a0));
      e1 = hn::Or(e1, equal(x, a1));
      e2 = hn::Or(e2, equal(x, a2));
      e3 = hn::Or(e3, equal(x, a3));
      e4 = hn::Or(e4, equal(x, a4));
      e5 = hn::Or(e5, equal(x, a5));
    }
    const auto any = hn::Or(hn::Or(hn::Or(e0, e1), hn::Or(e2, e3)), hn::Or(e4, e5));
    if (HWY_LIKELY(hn::AllFalse(d, hn::MaskFromVec(any)))) continue;
    const auto lanes = [d](TagVector v) HWY_ATTR { return lanes_of(d, hn::MaskFromVec(v)); };
    return {block, stop, {lanes(e0), lanes(e1), lanes(e2), lanes(e3), lanes(e4), lanes(e5)}};
  }
  return {end, end, {}};
}

#endif

}  // namespace
}  // namespace lanebench::row_match::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
