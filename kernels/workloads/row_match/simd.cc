// Row match with Highway vectors: 16-bit tags of several A rows against vectors of B's, then the full rows of
// the few hits.
#define HWY_TARGET_INCLUDE "kernels/workloads/row_match/simd.cc"
#include "kernels/lanes/simd-inl.h"

#include <bit>

#include "kernels/workloads/row_match/row_match.h"
#include "kernels/workloads/row_match/sweep-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::row_match::HWY_NAMESPACE {
namespace {

// Whether A's row i is among those of B's rows [begin, end) that lie in the given vector lanes. Nearly always
// one lane of a block, hit by another key's tag: a short scan of whole keys, without a surprise for the
// branch predictor, ends it.
HWY_NOINLINE bool occurs(const RowMatch& p, std::size_t i, std::size_t begin, std::size_t end,
                         std::uint32_t lanes) {
  const std::uint32_t key = p.a.keys[i];
  const std::uint32_t* keys = p.b.keys.data();
  const std::size_t step = hn::Lanes(Tags());
  for (; lanes != 0; lanes &= lanes - 1) {
    for (std::size_t j = begin + std::countr_zero(lanes); j < end; j += step) {
      if (keys[j] == key && confirmed(p, i, j)) return true;
    }
  }
  return false;
}

// Whether A's row i is among the first rows of B. Where few rows are distinct this ends most searches before
// a group is formed for them; otherwise it costs two compares.
HWY_INLINE bool occurs_early(const RowMatch& p, std::size_t i) {
  const Tags d;
  const auto tag = hn::Set(d, p.a.tags[i]);
  for (std::size_t j = 0; j < RowMatch::kPadding; j += hn::Lanes(d)) {
    const std::uint32_t lanes = lanes_of(d, hn::Eq(tag, hn::Load(d, p.b.tags.data() + j)));
    if (lanes != 0 && occurs(p, i, j, j + hn::Lanes(d), lanes)) return true;
  }
  return false;
}

// Marks the rows of a group that occur among B's rows [begin, end); returns those that do not, as bits.
HWY_INLINE std::uint32_t match_group(const RowMatch& p, const std::uint32_t* rows, std::size_t count,
                                     std::size_t begin, std::size_t end) {
  std::uint32_t open = (1u << count) - 1;
  std::uint16_t tags[kGroup];
  // The places of a short group, and of rows that are found, repeat the tag of an open row.
  for (std::size_t g = 0; g < kGroup; ++g) tags[g] = p.a.tags[rows[g < count ? g : 0]];
  while (begin < end) {
    const Hit hit = sweep(tags, p.b.tags.data(), begin, end);
    std::uint32_t found = 0;
    for (std::uint32_t rest = open; rest != 0; rest &= rest - 1) {
      const int g = std::countr_zero(rest);
      if (hit.lanes[g] == 0 || !occurs(p, rows[g], hit.begin, hit.end, hit.lanes[g])) continue;
      p.out[rows[g]] = 1;
      found |= rest & -rest;
    }
    begin = hit.end;
    if (found == 0) continue;
    open &= ~found;
    if (open == 0) break;
    const std::uint16_t other = p.a.tags[rows[std::countr_zero(open)]];
    for (std::size_t g = 0; g < kGroup; ++g) {
      if ((open >> g & 1) == 0) tags[g] = other;
    }
  }
  return open;
}

void kernel(const RowMatch& p, Team& team) {
  // Whole groups, and enough grains per worker that the last one to finish is not late.
  constexpr std::size_t kGrain = 32 * kGroup;
  const std::size_t per_worker = p.rows / (16 * team.size()) / kGroup * kGroup;
  const std::size_t grain = per_worker < 8 * kGroup ? 8 * kGroup : per_worker < kGrain ? per_worker : kGrain;
  // B in chunks that stay in the first-level cache while all open rows pass. They grow from one block, so
  // that rows which match early cost little and no chunk looks at more than twice what is needed.
  constexpr std::size_t kChunk = 8192;
  std::uint32_t rows[kGrain];
  for (Range range = team.next(p.rows, grain); !range.empty(); range = team.next(p.rows, grain)) {
    std::size_t count = 0;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      const bool early = occurs_early(p, i);
      p.out[i] = early ? 1 : 0;
      if (!early) rows[count++] = static_cast<std::uint32_t>(i);
    }
    std::size_t chunk = kBlockVectors * hn::Lanes(Tags());
    for (std::size_t begin = RowMatch::kPadding; begin < p.padded_rows && count > 0;) {
      const std::size_t end = p.padded_rows - begin < chunk ? p.padded_rows : begin + chunk;
      std::size_t kept = 0;
      for (std::size_t k = 0; k < count; k += kGroup) {
        std::uint32_t open = match_group(p, rows + k, count - k < kGroup ? count - k : kGroup, begin, end);
        for (; open != 0; open &= open - 1) rows[kept++] = rows[k + std::countr_zero(open)];
      }
      count = kept;
      begin = end;
      chunk = chunk < kChunk ? 2 * chunk : chunk;
    }
  }
}

}  // namespace
}  // namespace lanebench::row_match::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::row_match, simd, kernel);
