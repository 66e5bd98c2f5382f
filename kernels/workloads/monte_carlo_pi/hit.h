// The hit test in exact integers, for every lane that takes one point at a time.
#pragma once

#include <cstdint>

#include "kernels/contract/random.h"

namespace lanebench::monte_carlo_pi {

/// Whether point `index` lies inside the quarter circle: x² + y² <= 1 with x and y in units of 2^-32, that is
/// x² + y² <= 2^64. Equality cannot occur: 2^64 is a sum of two squares only as 0 + (2^32)², and words stay
/// below 2^32. So a hit is a sum that does not carry out of 64 bits.
[[gnu::always_inline]] constexpr bool is_hit(std::uint64_t seed, std::uint64_t index) {
  const auto words = random_words(seed, index);
  const std::uint64_t xx = std::uint64_t{words[0]} * words[0];
  const std::uint64_t yy = std::uint64_t{words[1]} * words[1];
  return xx + yy >= xx;
}

}  // namespace lanebench::monte_carlo_pi
