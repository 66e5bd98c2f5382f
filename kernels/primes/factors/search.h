// Trial division of many numbers by a team: first the numbers are shared out, then the divisors.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "kernels/contract/team.h"
#include "kernels/primes/factors/open.h"

namespace lanebench::factors {

/// Numbers searched together: enough that the work on a block of divisors outweighs making it.
inline constexpr std::size_t kBatch = 2048;

/// Numbers that share one unit of work: few enough that workers finish together.
inline constexpr std::size_t kPart = 64;

/// Blocks for which numbers are shared out, where there are many. They settle most numbers below 10^9.
inline constexpr std::size_t kEarlyBlocks = 40;

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
  // The small divisors settle most numbers: share out the numbers, which then stay with one worker.
  const std::size_t grain = std::clamp<std::size_t>(count / (16 * team.size()), 8, kBatch);
  const std::size_t early = grain < kPart ? 1 : kEarlyBlocks;  // A grain that is the last one must be short.
  std::size_t left = 0;
  for (Range r = team.next(count, grain); !r.empty(); r = team.next(count, grain)) {
    for (std::size_t i = r.begin; i < r.end; ++i) {
      job.start(i);
      open[i - r.begin] = job.resume(i);
    }
    std::size_t size = keep_open(job, kFirst, open, r.size());
    for (std::size_t block = 0; block < early && size > 0; ++block) {
      scan(job, kFirst + block * kSpan, open, size);
      size = keep_open(job, kFirst + (block + 1) * kSpan, open, size);
    }
    left += size;
  }
  left = team.sum(left);
  const bool in_parts = left > kPart;

  // Then share out the divisors: all workers finish together even on a single number. A unit of work is one
  // block of divisors for one part of the numbers that are left.
  for (std::size_t next = 0; left > 0 && next < count;) {
    std::size_t size = 0;
    for (; next < count && size < kBatch; ++next) {
      open[size] = job.resume(next);
      if (job.refresh(open[size], kFirst + early * kSpan)) ++size;
    }
    // Parts mean the same to all workers when nobody finds a divisor before all have made their lists.
    if (in_parts) team.barrier();
    const std::size_t parts = in_parts ? (size + kPart - 1) / kPart : 1;
    std::size_t sizes[kBatch / kPart];
    for (std::size_t part = 0; part < parts; ++part) sizes[part] = std::min(size - part * kPart, kPart);
    constexpr std::size_t kBlocks = (std::uint64_t{1} << 48) / kSpan + 1;  // Up to √kLargest.
    // Taking units must stay rare: a word that two cores take in turn costs as much as a block of one number.
    // So they come in runs that stay below a hundredth of what was done before, and are short for others.
    constexpr std::size_t kLongestRun = 64;
    for (std::size_t done = 0; size > 0;) {
      const Range units = team.next(kBlocks * parts, std::min(1 + done / 128, kLongestRun));
      done = units.end;
      for (std::size_t unit = units.begin; unit < units.end; ++unit) {
        const std::size_t part = unit % parts;
        const std::uint64_t first = kFirst + (early + unit / parts) * kSpan;
        const std::size_t kept = keep_open(job, first, open + part * kPart, sizes[part]);
        size -= sizes[part] - kept;
        sizes[part] = kept;
        scan(job, first, open + part * kPart, kept);
      }
    }
    team.barrier();
  }

  const Range share = team.share(count);
  for (std::size_t i = share.begin; i < share.end; ++i) job.finish(i);
}

}  // namespace lanebench::factors
