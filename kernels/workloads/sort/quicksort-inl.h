// Quicksort in vectors; once per Highway target.
#if defined(LANEBENCH_SORT_QUICKSORT_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef LANEBENCH_SORT_QUICKSORT_INL_H
#undef LANEBENCH_SORT_QUICKSORT_INL_H
#else
#define LANEBENCH_SORT_QUICKSORT_INL_H
#endif

#include <hwy/highway.h>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "kernels/workloads/sort/compress-inl.h"
#include "kernels/workloads/sort/network-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::sort::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

/// Writes keys up to a pivot to one place and the others to another. Stores whole vectors: what lies behind
/// the keys is overwritten later.
class Partition {
 public:
  HWY_INLINE Partition(std::uint32_t pivot, std::uint32_t* low, std::uint32_t* high)
      : pivot_(hn::Set(D(), pivot)), low_(low), high_(high) {}

  HWY_INLINE void put(V keys) {
    const Chosen upper = chosen(hn::Gt(keys, pivot_));
    low_ += append(keys, not_chosen(upper), low_);
    high_ += append(keys, upper, high_);
  }
  /// Only the last `count` lanes.
  HWY_INLINE void put_last(V keys, std::size_t count) {
    const Chosen skipped = chosen(hn::FirstN(D(), kLanes - count));
    const Chosen upper = chosen(hn::Gt(keys, pivot_));
    low_ += append(keys, without(not_chosen(upper), skipped), low_);
    high_ += append(keys, without(upper, skipped), high_);
  }
  HWY_INLINE std::uint32_t* low() const { return low_; }

 private:
  V pivot_;
  std::uint32_t* low_;
  std::uint32_t* high_;
};

constexpr std::size_t kUnroll = 4;

/// Writes the keys up to `pivot` to `low` and the others to `high`; returns how many the first are. Both have
/// room for n >= kLanes keys; one of them may be `keys` itself, for reading stays a vector ahead of writing.
std::size_t partition(const std::uint32_t* keys, std::size_t n, std::uint32_t pivot, std::uint32_t* low,
                      std::uint32_t* high) {
  const D d;
  Partition to(pivot, low, high);
  const std::size_t whole = n / kLanes * kLanes;
  V ahead = hn::LoadU(d, keys);
  to.put_last(hn::LoadU(d, keys + n - kLanes), n - whole);
  std::size_t i = kLanes;
  for (; i + kUnroll * kLanes <= whole; i += kUnroll * kLanes) {
    V next[kUnroll];
    for (std::size_t v = 0; v < kUnroll; ++v) next[v] = hn::LoadU(d, keys + i + v * kLanes);
    to.put(ahead);
    for (std::size_t v = 0; v + 1 < kUnroll; ++v) to.put(next[v]);
    ahead = next[kUnroll - 1];
  }
  for (; i < whole; i += kLanes) {
    const V next = hn::LoadU(d, keys + i);
    to.put(ahead);
    ahead = next;
  }
  to.put(ahead);
  return to.low() - low;
}

/// Writes keys up to a pivot upwards from one end of a gap and the others downwards from the other end.
class Gap {
 public:
  HWY_INLINE Gap(std::uint32_t pivot, std::uint32_t* begin, std::uint32_t* end)
      : pivot_(hn::Set(D(), pivot)), begin_(begin), end_(end) {}

  /// A vector of keys. Whole vectors are stored at both ends, so the gap has room for two.
  HWY_INLINE void put(V keys) {
    const D d;
    const Chosen upper = chosen(hn::Gt(keys, pivot_));
#if HWY_TARGET <= HWY_AVX3
    const std::size_t lows = append(keys, not_chosen(upper), begin_);
    const std::size_t highs = kLanes - lows;
    end_ -= highs;
    hn::BlendedStore(hn::Compress(keys, upper), hn::FirstN(d, highs), d, end_);
    begin_ += lows;
#else
    const V both = bring_to_front(keys, not_chosen(upper));
    const std::size_t highs = hwy::PopCount(upper);
    hn::StoreU(both, d, begin_);
    hn::StoreU(both, d, end_ - kLanes);
    begin_ += kLanes - highs;
    end_ -= highs;
#endif
  }
  HWY_INLINE void put_key(std::uint32_t key, std::uint32_t pivot) {
    if (key > pivot) {
      *--end_ = key;
    } else {
      *begin_++ = key;
    }
  }
  HWY_INLINE std::uint32_t* begin() const {
    return begin_;
  }
  HWY_INLINE std::uint32_t* end() const {
    return end_;
  }

 private:
  V pivot_;
  std::uint32_t* begin_;
  std::uint32_t* end_;
};

/// Writes n keys to `to`, those up to `pivot` first; returns how many they are.
std::size_t partition_to(const std::uint32_t* keys, std::size_t n, std::uint32_t pivot, std::uint32_t* to) {
  Gap gap(pivot, to, to + n);
  std::size_t i = 0;
  for (; i + (kUnroll + 1) * kLanes <= n; i += kUnroll * kLanes) {
    for (std::size_t v = 0; v < kUnroll; ++v) gap.put(hn::LoadU(D(), keys + i + v * kLanes));
  }
  for (; i < n; ++i) gap.put_key(keys[i], pivot);
  return gap.begin() - to;
}

/// Brings the keys up to `pivot` to the front; returns how many they are. There are some blocks of keys
/// (Bramas, "A novel hybrid quicksort algorithm vectorized using AVX-512 on Intel Skylake", 2017): keys of
/// both ends are put aside, which makes a gap; the next keys always come from the side where it is narrower,
/// so both sides have room for all of them.
std::size_t partition_in_place(std::uint32_t* keys, std::size_t n, std::uint32_t pivot) {
  constexpr std::size_t kBlock = kUnroll * kLanes;
  const D d;
  alignas(64) std::uint32_t aside[3 * kBlock];
  const std::size_t odd = n % kBlock;
  std::memcpy(aside, keys, (kBlock + odd) * sizeof(std::uint32_t));
  std::memcpy(aside + kBlock + odd, keys + n - kBlock, kBlock * sizeof(std::uint32_t));
  Gap gap(pivot, keys, keys + n);
  const std::uint32_t* left = keys + kBlock + odd;
  const std::uint32_t* right = keys + n - kBlock;
  while (left < right) {
    // No branch: which side is next is as good as random.
    const bool from_left = left - gap.begin() <= gap.end() - right;
    const std::uint32_t* from = from_left ? left : right - kBlock;
    left += from_left ? kBlock : 0;
    right -= from_left ? 0 : kBlock;
    V block[kUnroll];
    for (std::size_t v = 0; v < kUnroll; ++v) block[v] = hn::LoadU(d, from + v * kLanes);
    for (std::size_t v = 0; v < kUnroll; ++v) gap.put(block[v]);
  }
  std::size_t i = 0;
  for (; i + 2 * kLanes <= 2 * kBlock + odd; i += kLanes) gap.put(hn::Load(d, aside + i));
  for (; i < 2 * kBlock + odd; ++i) gap.put_key(aside[i], pivot);
  return gap.begin() - keys;
}

HWY_INLINE V median(V a, V b, V c) {
  return hn::Max(hn::Min(a, b), hn::Min(hn::Max(a, b), c));
}

/// About the median of n > kSmall keys. Of many keys, a few vectors spread over them are sorted. Of few, each
/// lane takes the median of three medians of three, and one lane that of three lanes: 27 keys.
HWY_INLINE std::uint32_t middle(const std::uint32_t* keys, std::size_t n) {
  const D d;
  constexpr std::size_t kMany = 8192;
  if (n >= kMany) {
    alignas(64) std::uint32_t sample[kSmall];
    const std::size_t step = (n - kLanes) / (kRows - 1);
    for (std::size_t r = 0; r < kRows; ++r) hn::Store(hn::LoadU(d, keys + r * step), d, sample + r * kLanes);
    sort_small(sample, kSmall, sample);
    return sample[kSmall / 2];
  }
  const std::size_t step = (n - kLanes) / 8;
  const auto at = [&](std::size_t i) HWY_ATTR { return hn::LoadU(d, keys + i * step); };
  const V nine =
      median(median(at(0), at(3), at(6)), median(at(1), at(4), at(7)), median(at(2), at(5), at(8)));
  return hn::GetLane(median(nine, hn::Reverse2(d, nine), hn::Shuffle1032(nine)));
}

/// Keys to be sorted, and what is known of them.
struct Part {
  std::uint32_t* keys;
  std::uint32_t* scratch;  ///< As long as the keys.
  std::size_t n;
  bool to_scratch;      ///< The sorted keys shall lie there, else where the keys are.
  std::uint32_t least;  ///< No key is below,
  std::uint32_t most;   ///< and none above.
  unsigned patience;    ///< Pivots from samples until only the middle of the range will do.
};

/// More keys are partitioned in place, which moves the fewest bytes; fewer into scratch memory, for with both
/// in the first- and second-level cache the shorter loop counts.
constexpr std::size_t kInPlace = 16384;

/// Sorts a part; calls itself for the lower side and goes on with the upper one.
void sort_part(Part part) {
  while (part.n > kSmall && part.least < part.most) {
    // A pivot below `most` leaves no side with all values; so equal keys end the loop. Where samples mislead,
    // halving the range of values ends it after 32 steps.
    std::uint32_t pivot = part.least + (part.most - part.least) / 2;
    if (part.patience > 0) {
      --part.patience;
      const std::uint32_t sampled = middle(part.keys, part.n);
      pivot = sampled < part.most ? sampled : part.most - 1;
    }
    if (part.n > kInPlace) {
      const std::size_t lows = partition_in_place(part.keys, part.n, pivot);
      sort_part({part.keys, part.scratch, lows, part.to_scratch, part.least, pivot, part.patience});
      part = {part.keys + lows, part.scratch + lows, part.n - lows, part.to_scratch,
              pivot + 1,        part.most,           part.patience};
      continue;
    }
    // One side stays in place, the other goes to the scratch memory, where it may grow to all keys; so each
    // side has as many free places as keys, and the lower side's end is where the upper side shall begin.
    std::uint32_t* low = part.to_scratch ? part.scratch : part.keys;
    std::uint32_t* high = part.to_scratch ? part.keys : part.scratch;
    const std::size_t lows = partition(part.keys, part.n, pivot, low, high);
    const std::size_t highs = part.n - lows;
    sort_part({low, high + highs, lows, false, part.least, pivot, part.patience});
    part = {high, low + lows, highs, true, pivot + 1, part.most, part.patience};
  }
  std::uint32_t* to = part.to_scratch ? part.scratch : part.keys;
  if (part.n <= kSmall) {
    sort_small(part.keys, part.n, to);
  } else if (part.to_scratch) {
    std::memcpy(to, part.keys, part.n * sizeof(std::uint32_t));
  }
}

/// Pivots from samples, enough unless every other one is useless.
HWY_INLINE unsigned patience_for(std::size_t n) {
  return 2 * static_cast<unsigned>(std::bit_width(n));
}

/// Sorts n keys from `keys` to `to`, which are not the same.
HWY_INLINE void sort_all(const std::uint32_t* keys, std::size_t n, std::uint32_t* to,
                         std::uint32_t* scratch) {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (n <= kSmall) {
    sort_small(keys, n, to);
    return;
  }
  const std::uint32_t sampled = middle(keys, n);
  const std::uint32_t pivot = sampled < kMost ? sampled : kMost - 1;
  const std::size_t lows = partition_to(keys, n, pivot, to);
  sort_part({to, scratch, lows, false, 0, pivot, patience_for(n)});
  sort_part({to + lows, scratch + lows, n - lows, false, pivot + 1, kMost, patience_for(n)});
}

}  // namespace
}  // namespace lanebench::sort::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
