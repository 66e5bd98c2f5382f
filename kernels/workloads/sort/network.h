// A sorting network for sixteen keys, as a list of compare-exchanges.
#pragma once

#include <array>
#include <cstdint>

namespace lanebench::sort {

struct Exchange {
  std::uint8_t low;   ///< Takes the smaller of both keys,
  std::uint8_t high;  ///< and this the larger.
};

/// 60 compare-exchanges, as many as Green's network (Knuth, "The Art of Computer Programming", volume 3,
/// section 5.3.4), in ten layers whose exchanges do not depend on each other.
inline constexpr std::array<Exchange, 60> kNetwork16{
    {{0, 13},  {1, 12},  {2, 15},  {3, 14},  {4, 8},   {5, 6},   {7, 11}, {9, 10},  {0, 5},   {1, 7},
     {2, 9},   {3, 4},   {6, 13},  {8, 14},  {10, 15}, {11, 12}, {0, 1},  {2, 3},   {4, 5},   {6, 8},
     {7, 9},   {10, 11}, {12, 13}, {14, 15}, {0, 2},   {1, 3},   {4, 10}, {5, 11},  {6, 7},   {8, 9},
     {12, 14}, {13, 15}, {1, 2},   {3, 12},  {4, 6},   {5, 7},   {8, 10}, {9, 11},  {13, 14}, {1, 4},
     {2, 6},   {5, 8},   {7, 10},  {9, 13},  {11, 14}, {2, 4},   {3, 6},  {9, 12},  {11, 13}, {3, 5},
     {6, 8},   {7, 9},   {10, 12}, {3, 4},   {5, 6},   {7, 8},   {9, 10}, {11, 12}, {6, 7},   {8, 9}}};

}  // namespace lanebench::sort
