// The permutation that brings chosen lanes of a vector to its front, for instruction sets without one that
// compresses.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lanebench::sort {

/// For each set of kLanes lanes, where each lane comes from: the chosen ones in order, then the others. A
/// lane is kParts places of the permutation.
template <class Index, std::size_t kLanes, std::size_t kParts>
struct alignas(32) CompressTable {
  static constexpr std::size_t kPlaces = kLanes * kParts;
  std::array<Index, (std::size_t{1} << kLanes) * kPlaces> from{};

  constexpr CompressTable() {
    std::size_t place = 0;
    for (std::size_t chosen = 0; chosen < std::size_t{1} << kLanes; ++chosen) {
      for (const bool first : {true, false}) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          if ((chosen >> lane & 1) != (first ? 1 : 0)) continue;
          for (std::size_t part = 0; part < kParts; ++part) {
            from[place++] = static_cast<Index>(lane * kParts + part);
          }
        }
      }
    }
  }
};

inline constexpr CompressTable<std::uint32_t, 8, 1> kCompress8;  ///< Of 32-bit lanes.
inline constexpr CompressTable<std::uint8_t, 4, 4> kCompress4;   ///< Of the bytes of 32-bit lanes.

}  // namespace lanebench::sort
