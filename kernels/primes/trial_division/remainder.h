// Trial division as everyone writes it, with the integer remainder: a `textbook` lane, and what the others
// use for numbers so small that it does not matter.
#pragma once

#include <cstdint>

namespace lanebench::trial_division {

[[gnu::always_inline]] inline bool prime_by_remainders(std::uint64_t n) {
  if (n < 4) return n >= 2;
  if (n % 2 == 0) return false;
  for (std::uint64_t d = 3; d * d <= n; d += 2) {
    if (n % d == 0) return false;
  }
  return true;
}

}  // namespace lanebench::trial_division
