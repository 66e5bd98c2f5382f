// The histogram with Highway vectors: blocks of one value are recognized and counted at once; all others go,
// two bytes at a time, into a table of pairs, which vectors sum up.
#define HWY_TARGET_INCLUDE "kernels/workloads/histogram/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include <cstring>
#include <numeric>

#include "kernels/workloads/histogram/tables.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::histogram::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

constexpr std::size_t kBlock = 64;
using D = hn::CappedTag<std::uint8_t, kBlock>;

// The hardware prefetcher stops at each 4 KiB page; prefetches that run on across its end keep lines under
// way.
constexpr std::size_t kAhead = 4096;

// Below this, clearing and summing up the table of pairs takes longer than it saves.
constexpr std::size_t kFewBytes = 65536;

HWY_INLINE bool is_of_one_value(const std::uint8_t* block) {
  const D d;
  const auto first = hn::Set(d, block[0]);
  auto difference = hn::Zero(d);
  for (std::size_t i = 0; i < kBlock; i += hn::Lanes(d)) {
    difference = hn::Or(difference, hn::Xor(hn::LoadU(d, block + i), first));
  }
  return hn::AllTrue(d, hn::Eq(difference, hn::Zero(d)));
}

// What bounds a histogram is that the first-level cache takes one store per cycle: one increment per byte.
// So an increment here counts a pair of bytes, in the counter at low byte + 256·high byte. The counters are
// bytes, for 64 KiB are mostly in that cache and 256 KiB are not; one that returns to zero hands 256 on.
class Pairs {
 public:
  HWY_INLINE void add(std::size_t pair, std::uint64_t* counts) {
    if (HWY_UNLIKELY(++table_[pair] == 0)) {
      counts[pair % kBins] += 256;
      counts[pair / kBins] += 256;
    }
  }

  // Adds the sum of each row to the high byte's count, and that of each column to the low byte's.
  void add_to(std::uint64_t* counts) const {
    const D d;
    const hn::Repartition<std::uint16_t, D> d16;
    const hn::Repartition<std::uint64_t, D> d64;
    const std::size_t width = hn::Lanes(d);
    for (std::size_t row = 0; row < kBins; ++row) {
      auto sums = hn::Zero(d64);
      for (std::size_t i = 0; i < kBins; i += width) {
        sums = hn::Add(sums, hn::SumsOf8(hn::Load(d, table_ + row * kBins + i)));
      }
      alignas(64) std::uint64_t lanes[kBlock / 8];
      hn::Store(sums, d64, lanes);
      counts[row] = std::accumulate(lanes, lanes + width / 8, counts[row]);
    }
    for (std::size_t column = 0; column < kBins; column += width) {
      auto even = hn::Zero(d16);  // 256 rows of at most 255 fit into 16 bits.
      auto odd = hn::Zero(d16);
      for (std::size_t row = 0; row < kBins; ++row) {
        const auto both = hn::BitCast(d16, hn::Load(d, table_ + row * kBins + column));
        even = hn::Add(even, hn::And(both, hn::Set(d16, std::uint16_t{255})));
        odd = hn::Add(odd, hn::ShiftRight<8>(both));
      }
      alignas(64) std::uint16_t lanes[2][kBlock / 2];
      hn::Store(even, d16, lanes[0]);
      hn::Store(odd, d16, lanes[1]);
      for (std::size_t i = 0; i < width; ++i) counts[column + i] += lanes[i % 2][i / 2];
    }
  }

 private:
  alignas(64) std::uint8_t table_[kBins * kBins] = {};
};

void count(const std::uint8_t* HWY_RESTRICT bytes, std::size_t n, std::uint64_t* HWY_RESTRICT counts) {
  std::size_t i = 0;
  if (n >= kFewBytes) {
    Pairs pairs;
    for (; i + kBlock <= n; i += kBlock) {
      hwy::Prefetch(bytes + i + kAhead);
      if (is_of_one_value(bytes + i)) {
        counts[bytes[i]] += kBlock;
        continue;
      }
      for (std::size_t j = i; j < i + kBlock; j += sizeof(std::uint64_t)) {
        std::uint64_t word;
        std::memcpy(&word, bytes + j, sizeof(word));
        for (int pair = 0; pair < 4; ++pair) pairs.add(word >> 16 * pair & 0xFFFF, counts);
      }
    }
    pairs.add_to(counts);
  }
  for (; i < n; ++i) ++counts[bytes[i]];
}

void kernel(const Histogram& p, Team& team) {
  in_tables(p, team, count);
}

}  // namespace
}  // namespace lanebench::histogram::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::histogram, simd, kernel);
