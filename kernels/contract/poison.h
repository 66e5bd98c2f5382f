// What a problem's outputs hold before a checked solution: nothing that could be an answer, or an answer with
// faults.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "kernels/contract/random.h"

namespace lanebench {

/// Fills an output with 0xFF bytes, which are NaN or -1.
template <typename T>
void fill_with_ones(std::span<T> output) {
  std::ranges::fill(std::as_writable_bytes(output), std::byte{0xFF});
}

/// Changes some elements of an output, others for every seed, but not the first where there are more: a
/// kernel that asks whether its work is done looks there. A number becomes a random part of itself, a
/// sixteenth at most (a wait that took long must not look like one that sufficed), and 0 becomes 1: never
/// what it was, and nothing that an answer could not hold. One element in 64 is enough for every worker to
/// have some; in large outputs some 4096 are, and cost nothing.
template <typename T>
void alter(std::span<T> output, std::uint64_t seed) {
  if constexpr (std::is_class_v<T> || std::is_enum_v<T> || std::is_same_v<T, bool>) {
    alter(std::span(reinterpret_cast<unsigned char*>(output.data()), output.size_bytes()), seed);
  } else {
    const std::size_t apart = std::max<std::size_t>(64, output.size() / 4096);
    for (std::size_t begin = output.size() > 1 ? 1 : 0; begin < output.size(); begin += apart) {
      const auto words = random_words(seed, begin);
      T& element = output[begin + words[0] % std::min(apart, output.size() - begin)];
      const double part = static_cast<double>(element) * unit_interval(words[1]) / 16;
      element = element == T{0} ? T{1} : static_cast<T>(part);
    }
  }
}

}  // namespace lanebench
