// Storing chosen lanes of a vector side by side; once per Highway target.
#if defined(LANEBENCH_SORT_COMPRESS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_SORT_COMPRESS_INL_H
#undef LANEBENCH_SORT_COMPRESS_INL_H
#else
#define LANEBENCH_SORT_COMPRESS_INL_H
#endif

#include <hwy/highway.h>

#include <bit>
#include <cstddef>
#include <cstdint>

#include "kernels/workloads/sort/compress_table.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::sort::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<std::uint32_t, 16>;
using V = hn::Vec<D>;
constexpr std::size_t kLanes = hn::MaxLanes(D());

// `append` writes the chosen lanes to `to`, and after them something up to a whole vector; it returns how
// many are chosen.

#if HWY_TARGET <= HWY_AVX3

using Chosen = hn::Mask<D>;

HWY_INLINE Chosen chosen(hn::Mask<D> mask) {
  return mask;
}
HWY_INLINE Chosen not_chosen(Chosen lanes) {
  return hn::Not(lanes);
}
HWY_INLINE Chosen without(Chosen lanes, Chosen these) {
  return hn::AndNot(these, lanes);
}
HWY_INLINE std::size_t append(V v, Chosen lanes, std::uint32_t* to) {
  // Compressing in a register and storing all of it is faster than the instruction that compresses into
  // memory.
  hn::StoreU(hn::Compress(v, lanes), D(), to);
  return hn::CountTrue(D(), lanes);
}

#else

using Chosen = std::uint32_t;

HWY_INLINE Chosen chosen(hn::Mask<D> mask) {
  std::uint8_t bits[8] = {};
  hn::StoreMaskBits(D(), mask, bits);
  return bits[0];
}
HWY_INLINE Chosen not_chosen(Chosen lanes) {
  return lanes ^ ((1u << kLanes) - 1);
}
HWY_INLINE Chosen without(Chosen lanes, Chosen these) {
  return lanes & ~these;
}
/// The chosen lanes, then the others. Not hn::Compress: its table is a local constant, which GCC 12 copies to
/// the stack at every call.
HWY_INLINE V bring_to_front(V v, Chosen lanes) {
  const D d;
  if constexpr (kLanes == 8) {
    const V from = hn::Load(d, kCompress8.from.data() + lanes * kCompress8.kPlaces);
    return hn::TableLookupLanes(v, hn::IndicesFromVec(d, from));
  } else {
    const hn::Repartition<std::uint8_t, D> bytes;
    const auto from = hn::Load(bytes, kCompress4.from.data() + lanes * kCompress4.kPlaces);
    return hn::BitCast(d, hn::TableLookupBytes(hn::BitCast(bytes, v), from));
  }
}
HWY_INLINE std::size_t append(V v, Chosen lanes, std::uint32_t* to) {
  hn::StoreU(bring_to_front(v, lanes), D(), to);
  return hwy::PopCount(lanes);
}

#endif

}  // namespace
}  // namespace lanebench::sort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
