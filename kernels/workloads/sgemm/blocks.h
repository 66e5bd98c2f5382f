// How the product is cut into the shares of workers, and those into blocks that fit the caches.
#pragma once

#include <algorithm>
#include <cstddef>

#include "kernels/contract/team.h"

namespace lanebench::sgemm {

/// Rows and columns of the block of B that a worker packs at a time: 1.4 MiB, which leave a third of a 2 MiB
/// second-level cache to A and C.
inline constexpr std::size_t kBlockDepth = 344;
inline constexpr std::size_t kBlockColumns = 1024;
/// The widest and the tallest tile of C that any target computes in registers.
inline constexpr std::size_t kMostTileColumns = 32;
inline constexpr std::size_t kMostTileRows = 16;

/// The part of C that a worker computes.
struct Share {
  Range rows;
  Range columns;
};

/// The grid of workers is as square as their number allows: each packs its own rows of A and columns of B,
/// and waits for nobody.
[[gnu::always_inline]] inline std::size_t grid_columns(std::size_t size) {
  std::size_t columns = 1;
  for (std::size_t i = 2; i * i <= size; ++i) {
    if (size % i == 0) columns = i;
  }
  return columns;
}

[[gnu::always_inline]] inline Range part_of(std::size_t n, std::size_t part, std::size_t parts,
                                            std::size_t grain) {
  const std::size_t blocks = (n + grain - 1) / grain;
  const auto cut = [&](std::size_t i) {
    const std::size_t at = blocks * i / parts * grain;
    return at < n ? at : n;
  };
  return {cut(part), cut(part + 1)};
}

[[gnu::always_inline]] inline Share share_of(std::size_t n, std::size_t rank, std::size_t size) {
  const std::size_t columns = grid_columns(size);
  return {part_of(n, rank / columns, size / columns, 1),
          part_of(n, rank % columns, columns, kMostTileColumns)};
}

/// Scratch of each worker of a team: a block of B and a panel of A.
[[gnu::always_inline]] inline std::size_t packed_floats(std::size_t n, std::size_t size) {
  const std::size_t blocks = (n + kMostTileColumns - 1) / kMostTileColumns;
  const std::size_t parts = grid_columns(size);
  const std::size_t columns = std::min((blocks + parts - 1) / parts * kMostTileColumns, kBlockColumns);
  return std::min(n, kBlockDepth) * (columns + kMostTileRows);
}

}  // namespace lanebench::sgemm
