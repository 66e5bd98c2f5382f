// Sorting up to sixteen vectors of keys in registers; once per Highway target.
#if defined(LANEBENCH_SORT_NETWORK_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_SORT_NETWORK_INL_H
#undef LANEBENCH_SORT_NETWORK_INL_H
#else
#define LANEBENCH_SORT_NETWORK_INL_H
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <utility>

#include "kernels/workloads/sort/network.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::sort::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kRows = 16;

template <class V>
HWY_INLINE void exchange(V& low, V& high) {
  const V larger = hn::Max(low, high);
  low = hn::Min(low, high);
  high = larger;
}

/// Lane i from lane i xor kDistance.
template <std::size_t kDistance, class D, class V = hn::Vec<D>>
HWY_INLINE V partner(D d, V v) {
  if constexpr (kDistance == 1) return hn::Reverse2(d, v);
  if constexpr (kDistance == 2) return hn::Shuffle1032(v);
  if constexpr (kDistance == 4) return hn::SwapAdjacentBlocks(v);
  if constexpr (kDistance == 8) return hn::ConcatLowerUpper(d, v, v);
}

/// Lane i of `set` where i has the bit kDistance, else of `clear`.
template <std::size_t kDistance, class D, class V = hn::Vec<D>>
HWY_INLINE V choose(D d, V clear, V set) {
  const hn::RepartitionToWide<D> pairs;
  if constexpr (kDistance == 1) return hn::OddEven(set, clear);
  if constexpr (kDistance == 2) {
    return hn::BitCast(d, hn::OddEven(hn::BitCast(pairs, set), hn::BitCast(pairs, clear)));
  }
  if constexpr (kDistance == 4) return hn::OddEvenBlocks(set, clear);
  if constexpr (kDistance == 8) return hn::ConcatUpperLower(d, set, clear);
}

/// Lanes in reverse order within blocks of kLanes.
template <std::size_t kLanes, class D, class V = hn::Vec<D>>
HWY_INLINE V reverse_lanes(D d, V v) {
  if constexpr (kLanes == hn::MaxLanes(D())) return hn::Reverse(d, v);
  if constexpr (kLanes == 2) return hn::Reverse2(d, v);
  if constexpr (kLanes == 4) return hn::Reverse4(d, v);
  if constexpr (kLanes == 8) return hn::Reverse8(d, v);
}

/// The half-cleaner of a bitonic merge between columns that are kDistance lanes apart.
template <std::size_t kDistance, class D, class V = hn::Vec<D>>
HWY_INLINE void clean_lanes(D d, V& row) {
  const V other = partner<kDistance>(d, row);
  row = choose<kDistance>(d, hn::Min(row, other), hn::Max(row, other));
}

/// The first step of a bitonic merge: compares key i of one sequence with key i from the end of the other, so
/// that no sequence need be stored backwards.
template <std::size_t kColumns, class D, class V = hn::Vec<D>>
HWY_INLINE void clean_crosswise(D d, V& row, V& opposite) {
  const V reversed = reverse_lanes<kColumns>(d, opposite);
  const V smaller = hn::Min(row, reversed);
  const V larger = hn::Max(row, reversed);
  row = choose<kColumns / 2>(d, smaller, larger);
  opposite = reverse_lanes<kColumns>(d, choose<kColumns / 2>(d, larger, smaller));
}

/// Exchanges a bit of the row's number with the same bit of the lane's.
template <std::size_t kDistance, class D, class V = hn::Vec<D>>
HWY_INLINE void transpose_bit(D d, V& upper, V& lower) {
  const V left = choose<kDistance>(d, upper, partner<kDistance>(d, lower));
  lower = choose<kDistance>(d, partner<kDistance>(d, upper), lower);
  upper = left;
}

/// The i-th row whose number lacks the bit kDistance.
template <std::size_t kDistance>
constexpr std::size_t row_without(std::size_t i) {
  return i / kDistance * 2 * kDistance + i % kDistance;
}

// What follows expands loops by templates, for GCC keeps arrays in registers only where all indices are
// constants before it unrolls loops.

template <class V, std::size_t... kStep>
HWY_INLINE void sort_columns(V (&rows)[kRows], std::index_sequence<kStep...>) {
  (exchange(rows[kNetwork16[kStep].low], rows[kNetwork16[kStep].high]), ...);
}

template <std::size_t kDistance, class V, std::size_t... i>
HWY_INLINE void clean_rows(V (&rows)[kRows], std::index_sequence<i...> half) {
  (exchange(rows[row_without<kDistance>(i)], rows[row_without<kDistance>(i) + kDistance]), ...);
  if constexpr (kDistance > 1) clean_rows<kDistance / 2>(rows, half);
}

template <std::size_t kDistance, class D, class V, std::size_t... r>
HWY_INLINE void clean_all_lanes(D d, V (&rows)[kRows], std::index_sequence<r...> all) {
  if constexpr (kDistance > 0) {
    (clean_lanes<kDistance>(d, rows[r]), ...);
    clean_all_lanes<kDistance / 2>(d, rows, all);
  }
}

/// Merges sorted sequences of kColumns/2 columns pairwise, and so on until one is left (Batcher's bitonic
/// merge, 1968). A sequence goes down a column and on at the top of the next.
template <std::size_t kColumns, class D, class V, std::size_t... i>
HWY_INLINE void merge_columns(D d, V (&rows)[kRows], std::index_sequence<i...> half) {
  if constexpr (kColumns <= hn::MaxLanes(D())) {
    (clean_crosswise<kColumns>(d, rows[i], rows[kRows - 1 - i]), ...);
    clean_all_lanes<kColumns / 4>(d, rows, std::make_index_sequence<kRows>());
    clean_rows<kRows / 2>(rows, half);
    merge_columns<2 * kColumns>(d, rows, half);
  }
}

template <std::size_t kDistance, class D, class V, std::size_t... i>
HWY_INLINE void transpose(D d, V (&rows)[kRows], std::index_sequence<i...> half) {
  if constexpr (kDistance < hn::MaxLanes(D())) {
    (transpose_bit<kDistance>(d, rows[row_without<kDistance>(i)],
                              rows[row_without<kDistance>(i) + kDistance]),
     ...);
    transpose<2 * kDistance>(d, rows, half);
  }
}

/// The keys [begin, begin + lanes) of n >= lanes. Missing keys are the largest, so that they end up last. The
/// last keys are read as the vector that ends with them, without those that the vector before it has.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V load_row(D d, const std::uint32_t* from, std::size_t n, std::size_t begin) {
  constexpr std::size_t kWidth = hn::MaxLanes(D());
  if (HWY_LIKELY(begin + kWidth <= n)) return hn::LoadU(d, from + begin);
  const V largest = hn::Set(d, std::numeric_limits<std::uint32_t>::max());
  if (begin >= n) return largest;
  return hn::IfThenElse(hn::FirstN(d, begin + kWidth - n), largest, hn::LoadU(d, from + n - kWidth));
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE void store_row(D d, V row, std::uint32_t* to, std::size_t n, std::size_t begin) {
  if (HWY_LIKELY(begin + hn::MaxLanes(D()) <= n)) {
    hn::StoreU(row, d, to + begin);
  } else if (begin < n) {
#if HWY_ARCH_ARM
    // A blended store would write what it read behind the keys, where another worker's may have come
    // meanwhile.
    std::uint32_t keys[hn::MaxLanes(D())];
    hn::StoreU(row, d, keys);
    std::memcpy(to + begin, keys, (n - begin) * sizeof(std::uint32_t));
#else
    hn::BlendedStore(row, hn::FirstN(d, n - begin), d, to + begin);
#endif
  }
}

template <class D, std::size_t... r>
HWY_INLINE void sort_rows(D d, const std::uint32_t* from, std::size_t n, std::uint32_t* to,
                          std::index_sequence<r...>) {
  constexpr std::size_t kWidth = hn::MaxLanes(D());
  constexpr std::size_t kPerColumn = kRows / kWidth;
  const auto half = std::make_index_sequence<kRows / 2>();
  hn::Vec<D> rows[kRows] = {load_row(d, from, n, r * kWidth)...};
  sort_columns(rows, std::make_index_sequence<kNetwork16.size()>());
  merge_columns<2>(d, rows, half);
  transpose<1>(d, rows, half);
  // Now row r + kWidth·k holds the k-th vector of column r.
  (store_row(d, rows[r % kPerColumn * kWidth + r / kPerColumn], to, n, r * kWidth), ...);
}

/// Sorts n keys, between a vector and sixteen, from `from` to `to`, which may be the same.
template <class D>
HWY_NOINLINE void sort_vectors(D d, const std::uint32_t* from, std::size_t n, std::uint32_t* to) {
  sort_rows(d, from, n, to, std::make_index_sequence<kRows>());
}

/// The most keys that `sort_small` takes.
constexpr std::size_t kSmall = kRows * hn::MaxLanes(hn::CappedTag<std::uint32_t, 16>());

/// Sorts up to kSmall keys from `from` to `to`, which may be the same. Fewer keys take narrower vectors,
/// whose columns need fewer merges.
HWY_INLINE void sort_small(const std::uint32_t* from, std::size_t n, std::uint32_t* to) {
  const hn::CappedTag<std::uint32_t, 4> four;
  const hn::CappedTag<std::uint32_t, 8> eight;
  const hn::CappedTag<std::uint32_t, 16> sixteen;
  if (HWY_UNLIKELY(n < 4)) {
    std::uint32_t keys[4];
    for (std::size_t i = 0; i < 4; ++i) keys[i] = i < n ? from[i] : std::numeric_limits<std::uint32_t>::max();
    sort_vectors(four, keys, 4, keys);
    for (std::size_t i = 0; i < n; ++i) to[i] = keys[i];
  } else if (n <= 4 * kRows) {
    sort_vectors(four, from, n, to);
  } else if (n <= 8 * kRows) {
    sort_vectors(eight, from, n, to);
  } else {
    sort_vectors(sixteen, from, n, to);
  }
}

}  // namespace
}  // namespace lanebench::sort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
