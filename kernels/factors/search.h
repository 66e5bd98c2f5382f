// Trial division of many numbers by a team: first the numbers are shared out, then the divisors.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "kernels/factors/open.h"
#include "kernels/team.h"

namespace lanebench::factors {

/// Numbers searched together: enough that the work on a block of divisors outweighs making it.
inline constexpr std::size_t kBatch = 2048;

/// Numbers that share one unit of work: few enough that workers finish together, when a tenth is open.
inline constexpr std::size_t kPart = 256;

/// Closes and drops the numbers that need no divisors from `first` on; returns how many stay.
template <typename Job>
[[gnu::always_inline]] inline std::size_t keep_open(const Job& job, std::uint64_t first, Open* open,
                                                    std::size_t size) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size; ++i) {
    Open number = open[i];
    if (job.refresh(number, first)) open[kept++] = number;
  }
  return kept;
}

/// Every worker runs this on the same numbers 0 … count - 1. A Job says what is wanted of a number:
///
///   start(i)              handles the primes below kFirst and writes the first state of number i
///   resume(i)             the number as an Open, from that state
///   refresh(open, first)  takes over what others found; false when divisors from `first` on cannot matter
///   found(open, d)        d, which may be composite, divides open.value
///   finish(i)             writes the answer, when nobody searches any more
///
///   kOneIsEnough          nothing is wanted of a number beyond its smallest divisor in a block
///
/// `scan(job, first, open, size)` reports which divisors in one block of Scan::kDivisors divide some numbers.
/// A Job must allow for workers that scan blocks in any order, on states that are older than what others have
/// found since. It may: whoever drops a number at some block has seen a state that rules out this and all
/// later blocks, and all earlier blocks were or are being scanned by someone.
template <typename Job, typename Scan>
[[gnu::always_inline]] inline void search(const Job& job, std::size_t count, Team& team, Scan& scan) {
  constexpr std::uint64_t kSpan = span_of(Scan::kDivisors);
  Open open[kBatch];
  for (std::size_t begin = 0; begin < count; begin += kBatch) {
    const std::size_t batch = std::min(count - begin, kBatch);
    const std::size_t grain = std::clamp<std::size_t>(batch / (32 * team.size()), 1, 64);
    for (Range r = team.next(batch, grain); !r.empty(); r = team.next(batch, grain)) {
      for (std::size_t i = r.begin; i < r.end; ++i) {
        job.start(begin + i);
        open[i - r.begin] = job.resume(begin + i);
      }
      scan(job, kFirst, open, keep_open(job, kFirst, open, r.size()));
    }
    team.barrier();

    // Now units of one block of divisors for one part of the numbers.
    const std::size_t parts = (batch + kPart - 1) / kPart;
    std::size_t sizes[kBatch / kPart];
    std::size_t left = 0;  // Numbers that this worker still knows to be open.
    for (std::size_t part = 0; part < parts; ++part) {
      const std::size_t first_number = part * kPart;
      const std::size_t end = std::min(first_number + kPart, batch);
      for (std::size_t i = first_number; i < end; ++i) open[i] = job.resume(begin + i);
      sizes[part] = keep_open(job, kFirst + kSpan, open + first_number, end - first_number);
      left += sizes[part];
    }
    constexpr std::size_t kBlocks = (std::uint64_t{1} << 48) / kSpan + 1;  // Up to √kLargest.
    while (left > 0) {
      // A few numbers make a unit cheap, and taking it must stay rare.
      const Range units = team.next(kBlocks * parts, 1 + 4 / left);
      for (std::size_t unit = units.begin; unit < units.end; ++unit) {
        const std::size_t part = unit % parts;
        const std::uint64_t first = kFirst + (unit / parts + 1) * kSpan;
        left -= sizes[part];
        sizes[part] = keep_open(job, first, open + part * kPart, sizes[part]);
        left += sizes[part];
        scan(job, first, open + part * kPart, sizes[part]);
      }
    }
    team.barrier();

    const Range share = team.share(batch);
    for (std::size_t i = share.begin; i < share.end; ++i) job.finish(begin + i);
  }
}

}  // namespace lanebench::factors
