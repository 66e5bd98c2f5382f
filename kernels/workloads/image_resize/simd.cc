// The filter with Highway: pairs of 16-bit products summed into 32 bits, down and along.
#define HWY_TARGET_INCLUDE "kernels/workloads/image_resize/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <bit>

#include "kernels/workloads/image_resize/image_resize.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::image_resize::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::ScalableTag<std::uint8_t>;
using Words = hn::Repartition<std::int16_t, Bytes>;
using Sums = hn::Repartition<std::int32_t, Bytes>;
using Units = hn::Repartition<std::uint32_t, Bytes>;
constexpr std::size_t kWords = hn::MaxLanes(Words());
constexpr std::size_t kQuads = hn::MaxLanes(Bytes()) / 16;  // In one vector of words.

// Adds the products of neighbours to `sum`.
HWY_INLINE hn::Vec<Sums> add_products(hn::Vec<Words> a, hn::Vec<Words> b, hn::Vec<Sums> sum) {
#if HWY_ARCH_ARM
  // Highway sums the products in another order here, as its operation's name says that it may.
  const int32x4_t lower = vmull_s16(vget_low_s16(a.raw), vget_low_s16(b.raw));
  return hn::Add(sum, hn::Vec<Sums>{vpaddq_s32(lower, vmull_high_s16(a.raw, b.raw))});
#else
  hn::Vec<Sums> none = hn::Zero(Sums());
  return hn::ReorderWidenMulAccumulate(Sums(), a, b, sum, none);
#endif
}

// The weighted sums of 2·kPairs rows. Words of two rows are interleaved, so that one instruction multiplies
// and adds both.
template <std::size_t kPairs>
HWY_INLINE void filter_down(const ImageResize& p, std::size_t y, std::int16_t* HWY_RESTRICT columns) {
  const Words d16;
  const Sums d32;
  const hn::Rebind<std::uint8_t, Words> d8;
  const std::uint8_t* rows[2 * kPairs];
  hn::Vec<Words> weights[kPairs];
  const std::int16_t* weight = p.down.weights.data() + y * kMostTaps;
  for (std::size_t k = 0; k < 2 * kPairs; ++k) rows[k] = p.source_row(p.down.first[y] + k);
  for (std::size_t k = 0; k < kPairs; ++k) {
    const auto pair = std::bit_cast<std::int32_t>(std::array{weight[2 * k], weight[2 * k + 1]});
    weights[k] = hn::BitCast(d16, hn::Set(d32, pair));
  }
  for (std::size_t x = 0; x < p.width; x += kWords) {
    auto lower = hn::Set(d32, 1 << (kColumnShift - 1));
    auto upper = lower;
    for (std::size_t k = 0; k < kPairs; ++k) {
      const auto even = hn::PromoteTo(d16, hn::Load(d8, rows[2 * k] + x));
      const auto odd = hn::PromoteTo(d16, hn::Load(d8, rows[2 * k + 1] + x));
      lower = add_products(hn::InterleaveLower(d16, even, odd), weights[k], lower);
      upper = add_products(hn::InterleaveUpper(d16, even, odd), weights[k], upper);
    }
    const auto sums =
        hn::ReorderDemote2To(d16, hn::ShiftRight<kColumnShift>(lower), hn::ShiftRight<kColumnShift>(upper));
    hn::Store(sums, d16, columns + x);
  }
}

#if HWY_TARGET <= HWY_AVX3
// One shuffle picks from all 32 words of a vector, which hold what 16 targets need of two taps. Highway 1.0.3
// has that shuffle for wider lanes only.
class Picker {
 public:
  HWY_INLINE Picker(const Quads& quads, std::size_t quad, const std::int16_t* columns)
      : from_(columns + quads.first[quad]), index_(hn::Load(Places(), quads.words.data() + 8 * quad)) {}
  HWY_INLINE hn::Vec<Words> taps(std::size_t k) const {
    return hn::Vec<Words>{_mm512_permutexvar_epi16(index_.raw, hn::LoadU(Words(), from_ + k).raw)};
  }

 private:
  using Places = hn::Repartition<std::uint16_t, Bytes>;
  const std::int16_t* from_;
  hn::Vec<Places> index_;
};
#else
// 128 bits from each of the places that `first` names.
template <class D>
HWY_INLINE hn::Vec<D> load_places(D d, const std::int16_t* columns, const std::int32_t* first) {
  if constexpr (hn::MaxLanes(d) == 8) {
    return hn::LoadU(d, columns + *first);
  } else {
    const hn::Half<D> half;
    return hn::Combine(d, load_places(half, columns, first + hn::MaxLanes(half) / 8),
                       load_places(half, columns, first));
  }
}

// A shuffle picks from 8 words, which hold what 4 targets need of two taps.
class Picker {
 public:
  HWY_INLINE Picker(const Quads& quads, std::size_t quad, const std::int16_t* columns)
      : columns_(columns),
        first_(quads.first.data() + quad),
        index_(hn::Load(Bytes(), quads.bytes.data() + 16 * quad)) {}
  HWY_INLINE hn::Vec<Words> taps(std::size_t k) const {
    const auto words = load_places(Words(), columns_ + k, first_);
    return hn::BitCast(Words(), hn::TableLookupBytes(hn::BitCast(Bytes(), words), index_));
  }

 private:
  const std::int16_t* columns_;
  const std::int32_t* first_;
  hn::Vec<Bytes> index_;
};
#endif

// Weighted sums of the targets of kQuads quads.
template <std::size_t kPairs>
HWY_INLINE hn::Vec<Sums> filter_quads(const Quads& quads, std::size_t quad, const std::int16_t* columns) {
  const Words d16;
  const Picker picker(quads, quad, columns);
  auto sum = hn::Set(Sums(), 1 << (kTargetShift - 1));
  for (std::size_t k = 0; k < kPairs; ++k) {
    const auto weights = hn::Load(d16, quads.weights.data() + 8 * (k * quads.count + quad));
    sum = add_products(picker.taps(2 * k), weights, sum);
  }
  return hn::ShiftRight<kTargetShift>(sum);
}

// Four vectors of 32-bit sums become one of bytes. Packing works within 128 bits, so that quads come out of
// their order, which one shuffle of 32-bit units restores.
template <std::size_t kPairs>
HWY_INLINE void filter_along(const ImageResize& p, const std::int16_t* HWY_RESTRICT columns,
                             std::uint8_t* HWY_RESTRICT target) {
  const Words d16;
  const Bytes d8;
  const hn::Half<Bytes> half;
  alignas(64) std::uint32_t order[4 * kQuads];
  for (std::size_t i = 0; i < 4 * kQuads; ++i) {
    const std::size_t vector = i / kQuads;
    order[i] = static_cast<std::uint32_t>(vector / 2 * 2 * kQuads + i % kQuads * 2 + vector % 2);
  }
  const auto in_order = hn::SetTableIndices(Units(), order);
  for (std::size_t quad = 0; quad < p.quads.count; quad += 4 * kQuads) {
    const auto sums = [&](std::size_t vector)
                          HWY_ATTR { return filter_quads<kPairs>(p.quads, quad + vector * kQuads, columns); };
    const auto lower = hn::DemoteTo(half, hn::ReorderDemote2To(d16, sums(0), sums(1)));
    const auto upper = hn::DemoteTo(half, hn::ReorderDemote2To(d16, sums(2), sums(3)));
    const auto units = hn::BitCast(Units(), hn::Combine(d8, upper, lower));
    hn::Store(hn::BitCast(d8, hn::TableLookupLanes(units, in_order)), d8, target + 4 * quad);
  }
}

template <std::size_t kPairs>
void filter_rows(const ImageResize& p, Team& team) {
  const Range share = team.share(p.down.target, 1);
  std::int16_t* columns = p.columns_of(team);
  for (std::size_t y = share.begin; y < share.end; ++y) {
    filter_down<kPairs>(p, y, columns);
    filter_along<kPairs>(p, columns, p.target_row(y));
  }
}

void kernel(const ImageResize& p, Team& team) {
  switch (p.taps) {
    case 4:
      return filter_rows<2>(p, team);
    case 6:
      return filter_rows<3>(p, team);
    default:
      return filter_rows<4>(p, team);
  }
}

}  // namespace
}  // namespace lanebench::image_resize::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::image_resize, simd, kernel);
