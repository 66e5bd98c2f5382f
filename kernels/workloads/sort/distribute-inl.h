// Counting and moving keys into kWays buckets in vectors; once per Highway target.
#if defined(LANEBENCH_SORT_DISTRIBUTE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_SORT_DISTRIBUTE_INL_H
#undef LANEBENCH_SORT_DISTRIBUTE_INL_H
#else
#define LANEBENCH_SORT_DISTRIBUTE_INL_H
#endif

#include <hwy/highway.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#include "kernels/workloads/sort/quicksort-inl.h"
#include "kernels/workloads/sort/sort.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::sort::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using Splits = std::make_index_sequence<kWays - 1>;

/// Bounds of kWays buckets about equally full: each is the largest key of its bucket. The sample is made of
/// groups of four neighbours.
void choose_splitters(const std::uint32_t* keys, std::size_t n, std::uint32_t* splitters) {
  constexpr std::size_t kGroup = 4;
  constexpr std::size_t kSample = 2048;
  alignas(64) std::uint32_t sample[kSample];
  alignas(64) std::uint32_t sorted[kSample];
  alignas(64) std::uint32_t scratch[kSample];
  const std::size_t groups = n / kGroup < kSample / kGroup ? n / kGroup : kSample / kGroup;
  const std::size_t step = groups < 2 ? 0 : (n - kGroup) / (groups - 1);
  for (std::size_t g = 0; g < groups; ++g) {
    std::memcpy(sample + g * kGroup, keys + g * step, kGroup * sizeof(std::uint32_t));
  }
  const std::size_t taken = groups * kGroup;
  sort_all(sample, taken, sorted, scratch);
  for (std::size_t i = 0; i + 1 < kWays; ++i) {
    splitters[i] = taken == 0 ? 0 : sorted[(i + 1) * taken / kWays];
  }
  // A value that fills a bucket or more gets one of its own, which then is sorted.
  for (std::size_t i = 0; i + 2 < kWays; ++i) {
    const std::uint32_t before = i == 0 ? 0 : splitters[i - 1];
    if (splitters[i] == splitters[i + 1] && before < splitters[i]) --splitters[i];
  }
}

/// How many keys lie above a bound.
class Above {
 public:
  HWY_INLINE explicit Above(std::uint32_t bound) : bound_(hn::Set(D(), bound)) {}

#if HWY_TARGET <= HWY_AVX3
  // Compares write masks on one port; masks are counted on two others.
  HWY_INLINE void add(V keys) {
    count_ += hn::CountTrue(D(), hn::Gt(keys, bound_));
  }
  HWY_INLINE std::size_t count() const {
    return count_;
  }

 private:
  std::size_t count_ = 0;
#else
  // A true lane is -1.
  HWY_INLINE void add(V keys) {
    lanes_ = hn::Sub(lanes_, hn::VecFromMask(D(), hn::Gt(keys, bound_)));
  }
  HWY_INLINE std::size_t count() const {
    alignas(64) std::uint32_t lanes[kLanes];
    hn::Store(lanes_, D(), lanes);
    std::size_t sum = 0;
    for (const std::uint32_t lane : lanes) sum += lane;
    return sum;
  }

 private:
  V lanes_ = hn::Zero(D());
#endif
  V bound_;
};

/// Adds to counts[b] the keys of bucket b.
template <std::size_t... s>
HWY_INLINE void count_keys(const std::uint32_t* keys, std::size_t n, const std::uint32_t* splitters,
                           std::uint32_t* counts, std::index_sequence<s...>) {
  Above above[] = {Above(splitters[s])...};
  std::size_t i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    const V v = hn::LoadU(D(), keys + i);
    (above[s].add(v), ...);
  }
  std::size_t sums[kWays] = {above[s].count()...};
  for (; i < n; ++i) ((sums[s] += keys[i] > splitters[s] ? 1 : 0), ...);
  counts[0] += static_cast<std::uint32_t>(n - sums[0]);
  for (std::size_t b = 1; b < kWays; ++b) counts[b] += static_cast<std::uint32_t>(sums[b - 1] - sums[b]);
}

/// Moves keys to the bucket's places to[b], whose room is exactly what `count_keys` says. Whole vectors are
/// stored; so that none reaches beyond the room, which may end where another worker writes, the last keys of
/// each bucket wait aside.
class Distributor {
 public:
  HWY_INLINE Distributor(const std::uint32_t* splitters, std::uint32_t* const* to,
                         const std::uint32_t* counts) {
    for (std::size_t s = 0; s + 1 < kWays; ++s) splitters_[s] = splitters[s];
    for (std::size_t b = 0; b < kWays; ++b) {
      to_[b] = to[b];
      stop_[b] = to[b] + counts[b];
      waiting_[b] = nullptr;
    }
  }

  template <std::size_t... s>
  HWY_INLINE void run(const std::uint32_t* keys, std::size_t n, std::index_sequence<s...> all) {
    const D d;
    const V bounds[] = {hn::Set(d, splitters_[s])...};
    std::size_t i = 0;
    while (i + kChunk <= n) {
      redirect();
      std::uint32_t* to[kWays] = {to_[0], to_[s + 1]...};
      for (const std::size_t end = i + kChunk; i < end; i += kLanes)
        put(hn::LoadU(d, keys + i), bounds, to, all);
      to_[0] = to[0];
      ((to_[s + 1] = to[s + 1]), ...);
    }
    redirect();
    for (; i < n; ++i) {
      const std::uint32_t key = keys[i];
      std::size_t bucket = 0;
      ((bucket += key > splitters_[s] ? 1 : 0), ...);
      *to_[bucket]++ = key;
    }
    for (std::size_t b = 0; b < kWays; ++b) {
      if (waiting_[b] != nullptr) {
        std::memcpy(waiting_[b], aside_[b], (to_[b] - aside_[b]) * sizeof(std::uint32_t));
      }
    }
  }

 private:
  static constexpr std::size_t kChunk = 4 * kLanes;

  HWY_INLINE void redirect() {
    for (std::size_t b = 0; b < kWays; ++b) {
      if (HWY_LIKELY(to_[b] + kChunk + kLanes <= stop_[b]) || waiting_[b] != nullptr) continue;
      waiting_[b] = to_[b];
      to_[b] = aside_[b];
    }
  }

  template <std::size_t... s>
  HWY_INLINE static void put(V keys, const V* bounds, std::uint32_t** to, std::index_sequence<s...>) {
    const Chosen above[] = {chosen(hn::Gt(keys, bounds[s]))...};
    to[0] += append(keys, not_chosen(above[0]), to[0]);
    put_between(keys, above, to, std::make_index_sequence<kWays - 2>());
    to[kWays - 1] += append(keys, above[kWays - 2], to[kWays - 1]);
  }
  template <std::size_t... s>
  HWY_INLINE static void put_between(V keys, const Chosen* above, std::uint32_t** to,
                                     std::index_sequence<s...>) {
    ((to[s + 1] += append(keys, without(above[s], above[s + 1]), to[s + 1])), ...);
  }

  std::uint32_t splitters_[kWays - 1];
  std::uint32_t* to_[kWays];
  std::uint32_t* stop_[kWays];
  std::uint32_t* waiting_[kWays];  ///< Where the keys aside belong; null while none is.
  std::uint32_t aside_[kWays][2 * kChunk];
};

}  // namespace
}  // namespace lanebench::sort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
