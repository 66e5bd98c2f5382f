// The product with Highway: tiles of C in registers, blocks of B packed for the second-level cache and panels
// of A for the first.
#define HWY_TARGET_INCLUDE "kernels/workloads/sgemm/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <hwy/cache_control.h>

#include <array>
#include <utility>

#include "kernels/workloads/sgemm/sgemm.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::sgemm::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<float, kMostTileColumns / 2>;
constexpr std::size_t kLanes = hn::MaxLanes(D());

// A tile keeps its sums in registers: 14 × 2 vectors of AVX-512's 32, 6 × 2 of the 16 of its predecessors.
// What is left holds a row of B and one element of A. Each step has 28 multiply-adds for 16 loads, so that
// the two ports for multiply-adds are what it waits for.
constexpr std::size_t kVectors = 2;
constexpr std::size_t kTileColumns = kVectors * kLanes;
constexpr std::size_t kTileRows = kLanes == 16 ? 14 : 6;
constexpr std::size_t kGroup =
    4;  // Rows of A that are packed together, which is a transposition in registers.
constexpr std::size_t kLine = 64 / sizeof(float);
constexpr std::size_t kAheadInPanel =
    1024;  // B comes from the second-level cache: 32 steps of 14 cycles ahead.
constexpr std::size_t kRowsAhead = 2;

/// Adds the product of a packed panel of A and one of B to a tile of C, or writes it when `first`. Meanwhile
/// the tile's lines, and one of each row of the next panel of A at `next_a`, are fetched from memory; a row
/// at a time, since they share the fill buffers with the loads of B.
template <std::size_t kRows>
HWY_NOINLINE void tile(std::size_t depth, const float* HWY_RESTRICT a, const float* HWY_RESTRICT b,
                       float* HWY_RESTRICT c, std::size_t stride, std::size_t columns, bool first,
                       const float* HWY_RESTRICT next_a) {
  const D d;
  hn::Vec<D> sums[kRows][kVectors];
#pragma GCC unroll 16
  for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 2
    for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = hn::Zero(d);
  }
  for (std::size_t part = 0; part < kRows; ++part) {
    hwy::Prefetch(c + part * stride);
    hwy::Prefetch(c + part * stride + kTileColumns - 1);
    hwy::Prefetch(next_a + part * stride);
    const std::size_t steps = part_of(depth, part, kRows, 1).size();
    for (std::size_t k = 0; k < steps; ++k, b += kTileColumns, a += kGroup) {
      hn::Vec<D> row[kVectors];
#pragma GCC unroll 2
      for (std::size_t v = 0; v < kVectors; ++v) {
        row[v] = hn::Load(d, b + v * kLanes);
        hwy::Prefetch(b + v * kLanes + kAheadInPanel);
      }
#pragma GCC unroll 16
      for (std::size_t r = 0; r < kRows; ++r) {
        const auto left = hn::Set(d, a[r / kGroup * kGroup * depth + r % kGroup]);
#pragma GCC unroll 2
        for (std::size_t v = 0; v < kVectors; ++v) sums[r][v] = hn::MulAdd(left, row[v], sums[r][v]);
      }
    }
  }
  if (columns == kTileColumns) {
#pragma GCC unroll 16
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 2
      for (std::size_t v = 0; v < kVectors; ++v) {
        float* at = c + r * stride + v * kLanes;
        hn::StoreU(first ? sums[r][v] : hn::Add(sums[r][v], hn::LoadU(d, at)), d, at);
      }
    }
  } else {
    HWY_ALIGN float edge[kRows][kTileColumns];
#pragma GCC unroll 16
    for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 2
      for (std::size_t v = 0; v < kVectors; ++v) hn::Store(sums[r][v], d, edge[r] + v * kLanes);
    }
    for (std::size_t r = 0; r < kRows; ++r) {
      for (std::size_t j = 0; j < columns; ++j) {
        c[r * stride + j] = first ? edge[r][j] : edge[r][j] + c[r * stride + j];
      }
    }
  }
}

using Tile = void (*)(std::size_t, const float*, const float*, float*, std::size_t, std::size_t, bool,
                      const float*);

template <std::size_t... kIndices>
constexpr std::array<Tile, sizeof...(kIndices)> tiles(std::index_sequence<kIndices...>) {
  return {tile<kIndices + 1>...};
}

/// Panels of kTileColumns columns, each row after row; the last one padded with zeros.
void pack_columns(const float* HWY_RESTRICT from, std::size_t stride, std::size_t depth, std::size_t columns,
                  float* HWY_RESTRICT to) {
  const D d;
  for (std::size_t k = 0; k < depth; ++k, from += stride) {
    float* row = to + k * kTileColumns;
    std::size_t j = 0;
    for (; j + kTileColumns <= columns; j += kTileColumns, row += depth * kTileColumns) {
      for (std::size_t v = 0; v < kVectors; ++v) {
        hwy::Prefetch(from + kRowsAhead * stride + j + v * kLanes);
        hn::Store(hn::LoadU(d, from + j + v * kLanes), d, row + v * kLanes);
      }
    }
    for (std::size_t i = 0; j < columns && i < kTileColumns; ++i) row[i] = j + i < columns ? from[j + i] : 0;
  }
}

/// Groups of kGroup rows, each column after column.
void pack_rows(const float* HWY_RESTRICT from, std::size_t stride, std::size_t rows, std::size_t depth,
               float* HWY_RESTRICT to) {
  const D d;
  for (std::size_t r = 0; r < rows; r += kGroup, to += kGroup * depth) {
    const float* row[kGroup];
    for (std::size_t i = 0; i < kGroup; ++i) row[i] = from + (r + i < rows ? r + i : r) * stride;
    std::size_t k = 0;
    for (; k + kLanes <= depth; k += kLanes) {
      hn::StoreInterleaved4(hn::LoadU(d, row[0] + k), hn::LoadU(d, row[1] + k), hn::LoadU(d, row[2] + k),
                            hn::LoadU(d, row[3] + k), d, to + k * kGroup);
    }
    for (; k < depth; ++k) {
      for (std::size_t i = 0; i < kGroup; ++i) to[k * kGroup + i] = row[i][k];
    }
  }
}

void kernel(const Sgemm& p, Team& team) {
  static constexpr auto kTiles = tiles(std::make_index_sequence<kTileRows>());
  const Share share = share_of(p.n, team.rank(), team.size());
  if (share.rows.empty() || share.columns.empty()) return;
  // Panels of equal heights up to one row: a last one of a few rows would have too few sums to keep the ports
  // busy.
  const std::size_t panels = (share.rows.size() + kTileRows - 1) / kTileRows;
  float* packed_a = p.packed.data() + team.rank() * packed_floats(p.n, team.size());
  float* packed_b = packed_a + kMostTileRows * HWY_MIN(p.n, kBlockDepth);
  for (std::size_t j0 = share.columns.begin; j0 < share.columns.end; j0 += kBlockColumns) {
    const std::size_t columns = HWY_MIN(kBlockColumns, share.columns.end - j0);
    for (std::size_t k0 = 0; k0 < p.n; k0 += kBlockDepth) {
      const std::size_t depth = HWY_MIN(kBlockDepth, p.n - k0);
      pack_columns(p.b.data() + k0 * p.n + j0, p.n, depth, columns, packed_b);
      for (std::size_t panel = 0; panel < panels; ++panel) {
        const Range rows = part_of(share.rows.size(), panel, panels, 1);
        const std::size_t row = share.rows.begin + rows.begin;
        pack_rows(p.a.data() + row * p.n + k0, p.n, rows.size(), depth, packed_a);
        const std::size_t next_row = panel + 1 < panels ? share.rows.begin + rows.end : row;
        const float* next_a = p.a.data() + next_row * p.n + k0;
        for (std::size_t j = 0; j < columns; j += kTileColumns) {
          kTiles[rows.size() - 1](depth, packed_a, packed_b + j * depth, p.c.data() + row * p.n + j0 + j, p.n,
                                  HWY_MIN(kTileColumns, columns - j), k0 == 0,
                                  next_a + HWY_MIN(j / kTileColumns * kLine, depth));
        }
      }
    }
  }
}

}  // namespace
}  // namespace lanebench::sgemm::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::sgemm, simd, kernel);
