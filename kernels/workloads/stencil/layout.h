// Where the points of a grid lie in memory.
#pragma once

#include <cstddef>

namespace lanebench::stencil {

/// One state of the grid, n × n × n points between fixed boundary values. Rows (x) begin on cache lines, and
/// the line behind a row holds its right boundary value and the left one of the next row.
struct Layout {
  explicit Layout(std::size_t points) : n(points), pitch((points + 2 + kLine - 1) / kLine * kLine) {}

  /// Where row (y, z) begins; y and z from -1 to n, and so x within it.
  std::size_t row(std::ptrdiff_t y, std::ptrdiff_t z) const {
    return kLine + (static_cast<std::size_t>(z + 1) * (n + 2) + static_cast<std::size_t>(y + 1)) * pitch;
  }
  std::size_t plane() const { return (n + 2) * pitch; }
  /// Of an array that holds a state: whole pages and `kSkew`.
  std::size_t elements() const { return (kLine + (n + 2) * plane() + kPage - 1) / kPage * kPage + kSkew; }

  static constexpr std::size_t kLine = 8;    ///< Doubles in a cache line,
  static constexpr std::size_t kPage = 512;  ///< and in a page.
  static constexpr std::size_t kSkew = 56;   ///< See Stencil::allocate.
  std::size_t n;
  std::size_t pitch;  ///< From a row to the next one.
};

}  // namespace lanebench::stencil
