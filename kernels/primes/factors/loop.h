// The plain scan of a block of divisors, one division for each, and the lanes that are made of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "kernels/primes/factors/open.h"
#include "kernels/primes/factors/search.h"
#include "kernels/primes/trial_division/quotient.h"

namespace lanebench::factors {

/// What to add to the first of the divisors between two looks at the result.
template <typename T>
inline constexpr auto kSteps = [] {
  std::array<T, trial_division::kAtOnce> steps{};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto turn = static_cast<double>(i / kTurn);
    steps[i] = static_cast<T>(kWheel.offset[i % kTurn] + turn * kWheel.span);
  }
  return steps;
}();

inline constexpr std::uint64_t kGroupSpan = span_of(trial_division::kAtOnce);

/// Whether one of a group of divisors divides n, by integer remainders of T's width.
template <typename T>
[[gnu::always_inline]] inline bool any_divides(T n, std::uint64_t first) {
  bool hit = false;
#pragma GCC unroll 4
  for (int i = 0; i < trial_division::kAtOnce; ++i) hit |= n % (first + kSteps<std::uint64_t>[i]) == 0;
  return hit;
}

/// The narrowest arithmetic that is exact decides: doubles (4 cycles per division), 64-bit integers, 128-bit.
[[gnu::always_inline]] inline bool group_divides(const Open& open, std::uint64_t first) {
  if (open.value < static_cast<Wide>(1) << 53) {
    return trial_division::any_divides(open.rounded, static_cast<double>(first), kSteps<double>);
  }
  if (open.value >> 64 == 0) return any_divides(static_cast<std::uint64_t>(open.value), first);
  return any_divides(open.value, first);
}

/// A scan for kernels/primes/factors/search.h.
struct PlainScan {
  /// Some 1000 cycles per number: workers come and take such a block often enough to finish together.
  static constexpr std::size_t kDivisors = 256;

  template <typename Job>
  [[gnu::always_inline]] void operator()(const Job& job, std::uint64_t first, const Open* open,
                                         std::size_t size) const {
    for (std::size_t i = 0; i < size; ++i) {
      Open number = open[i];
      if (job.refresh(number, first)) scan_number(job, first, number);
    }
  }

 private:
  template <typename Job>
  [[gnu::always_inline]] static void scan_number(const Job& job, std::uint64_t first, Open& open) {
    const std::uint64_t end = first + span_of(kDivisors);
    for (; first < end && static_cast<Wide>(first) * first <= open.value; first += kGroupSpan) {
      if (!group_divides(open, first)) continue;
      for (const std::uint64_t step : kSteps<std::uint64_t>) {
        if (remainder(open.value, first + step) != 0) continue;
        job.found(open, first + step);
        if (Job::kOneIsEnough) return;
      }
      if (!job.refresh(open, first + kGroupSpan)) return;
    }
  }
};

/// The lanes `scalar` and `autovec` of a problem P with `p.count` numbers, of which `job_of(p)` is the Job.
template <typename P>
[[gnu::always_inline]] inline void plain_search(const P& p, Team& team) {
  PlainScan scan;
  search(job_of(p), p.count, team, scan);
}

}  // namespace lanebench::factors
