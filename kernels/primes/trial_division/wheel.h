// Which divisors a trial division tries: a few offsets, repeated.
#pragma once

#include <cstddef>

namespace lanebench::trial_division {

/// Divisors in one turn of a wheel: as many as the widest vector holds.
inline constexpr std::size_t kTurn = 8;

/// The divisors first + offset[i], first + span + offset[i], and so on.
struct Wheel {
  double offset[kTurn];
  double span;
};

/// From an odd first one: all odd numbers.
inline constexpr Wheel kOdd = {{0, 2, 4, 6, 8, 10, 12, 14}, 16};

/// From a first one that is 1 more than a multiple of 30: all numbers that 2, 3 and 5 do not divide.
inline constexpr Wheel kCoprimeTo30 = {{0, 6, 10, 12, 16, 18, 22, 28}, 30};

}  // namespace lanebench::trial_division
