// The fixed-point filter of one direction: which source elements each target element is made of, and their
// weights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "kernels/contract/arena.h"

namespace lanebench::image_resize {

/// Weights are multiples of 2^-14, so that 1 fits 16 bits; those of one target element add up to exactly 1.
inline constexpr int kWeightBits = 14;

/// A cubic that is widened by at most 2 reaches over 8 elements.
inline constexpr std::size_t kMostTaps = 8;

/// Column weights for vectors are whole for this many targets, which are the bytes of the widest vector.
inline constexpr std::size_t kBlock = 64;

/// Target element i is the sum of weights[i·kMostTaps + k] · source[first[i] + k] for k < taps. Past either
/// end of the source its outermost element goes on: that is in the weights, so that `first` lies inside. Of
/// fewer source elements than taps the last weights are 0, and so are those of elements that pad the target.
struct Filter {
  std::size_t source = 0;  ///< Elements.
  std::size_t target = 0;  ///< Elements, from source/2 to source.
  std::size_t padded = 0;  ///< Targets with their padding.
  std::size_t taps = 0;    ///< 4, 6 or 8; a larger one of them adds weights of 0.
  std::span<std::int32_t> first{};
  std::span<std::int16_t> weights{};

  void allocate(Arena& arena);
  void fill();
};

/// The taps that a target element needs.
std::size_t taps_of(std::size_t source, std::size_t target);

/// The same weights, arranged for vectors: a 128-bit part of a vector holds two neighbouring source elements
/// for each of four targets.
struct Quads {
  std::size_t count = 0;  ///< Of four targets each.
  std::span<std::int32_t> first{};
  std::span<std::uint8_t> bytes{};    ///< 16 per quad: which bytes behind `first` the first two taps are.
  std::span<std::uint16_t> words{};   ///< 8 per quad: likewise which words behind the `first` of four quads.
  std::span<std::int16_t> weights{};  ///< 8 per quad: two taps of its targets; then all quads' next two taps.

  void allocate(Arena& arena, const Filter& filter);
  void fill(const Filter& filter);
};

}  // namespace lanebench::image_resize
