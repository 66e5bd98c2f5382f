// Moving the 16-bit elements that a mask keeps together in memory, for one Highway target.
#if defined(LANEBENCH_PRIME_SUM_PACK_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_PRIME_SUM_PACK_INL_H_
#undef LANEBENCH_PRIME_SUM_PACK_INL_H_
#else
#define LANEBENCH_PRIME_SUM_PACK_INL_H_
#endif

#include <hwy/highway.h>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

// For targets without a compress instruction: entry m holds the bytes of those of eight elements whose bits m
// has, in order. Highway 1.0.3 has such a table too, as a local constant, which g++ 12 copies to the stack at
// every call: 2 KiB, a hundred cycles.
#ifndef LANEBENCH_PRIME_SUM_PACK_TABLE
#define LANEBENCH_PRIME_SUM_PACK_TABLE
namespace lanebench::prime_sum {

using PackTable = std::array<std::array<std::uint8_t, 16>, 256>;

alignas(16) inline constexpr PackTable kPackTable = [] {
  PackTable table{};
  for (std::size_t mask = 0; mask < table.size(); ++mask) {
    std::size_t byte = 0;
    for (std::uint8_t element = 0; element < 8; ++element) {
      if ((mask >> element & 1) == 0) continue;
      table[mask][byte++] = 2 * element;
      table[mask][byte++] = 2 * element + 1;
    }
  }
  return table;
}();

}  // namespace lanebench::prime_sum
#endif

HWY_BEFORE_NAMESPACE();
namespace lanebench::prime_sum::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<std::uint16_t>;
using Vector = hn::Vec<Tag>;

/// Stores those elements of v, which lies at `from`, that `keep` says, at `to`, and up to a whole vector of
/// anything behind them; returns how many it kept. `to` may be `from` or below it.
HWY_INLINE std::size_t pack(Vector v, hn::Mask<Tag> keep, const std::uint16_t* from, std::uint16_t* to) {
  const Tag tag;
#if HWY_TARGET <= HWY_AVX3_DL
  // Not a compressing store, which takes several times as long as these two.
  (void)from;
  hn::StoreU(hn::Compress(v, keep), tag, to);
  return hn::CountTrue(tag, keep);
#elif HWY_TARGET <= HWY_AVX3
  (void)from;
  return hn::CompressStore(v, keep, tag, to);
#else
  (void)v;
  const hn::CappedTag<std::uint8_t, 16> eight_elements;
  std::uint8_t bits[8] = {};
  hn::StoreMaskBits(tag, keep, bits);
  std::size_t kept = 0;
  for (std::size_t part = 0; part < hn::Lanes(tag) / 8; ++part) {
    const auto elements = hn::LoadU(eight_elements, reinterpret_cast<const std::uint8_t*>(from + 8 * part));
    const auto order = hn::Load(eight_elements, kPackTable[bits[part]].data());
    hn::StoreU(hn::TableLookupBytes(elements, order), eight_elements,
               reinterpret_cast<std::uint8_t*>(to + kept));
    kept += static_cast<std::size_t>(std::popcount(bits[part]));
  }
  return kept;
#endif
}

}  // namespace
}  // namespace lanebench::prime_sum::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // include guard, toggled per target
