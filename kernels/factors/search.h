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
/// `scan(job, first, open, size)` reports the divisors of one block for some numbers. A Job must allow for
/// workers that scan blocks in any order, on states that are older than what others have found since. It may:
/// whoever drops a number at some block has seen a state that rules out this and all later blocks, and all
/// earlier blocks were or are being scanned by someone.
template <typename Job, typename Scan>
[[gnu::always_inline]] inline void search(const Job& job, std::size_t count, Team& team, Scan&& scan) {
  Open open[kBatch];
  for (std::size_t begin = 0; begin < count; begin += kBatch) {
    const std::size_t batch = std::min(count - begin, kBatch);
    const std::size_t grain = std::clamp<std::size_t>(batch / (16 * team.size()), 1, 64);
    for (Range r = team.next(batch, grain); !r.empty(); r = team.next(batch, grain)) {
      for (std::size_t i = r.begin; i < r.end; ++i) {
        job.start(begin + i);
        open[i - r.begin] = job.resume(begin + i);
      }
      scan(job, kFirst, open, keep_open(job, kFirst, open, r.size()));
    }
    team.barrier();

    // The divisors: all workers finish together even on a single number.
    for (std::size_t i = 0; i < batch; ++i) open[i] = job.resume(begin + i);
    std::size_t size = keep_open(job, kFirst + kSpan, open, batch);
    constexpr std::size_t kBlocks = (std::uint64_t{1} << 48) / kSpan + 1;  // Up to √kLargest.
    while (size > 0) {
      // Few numbers make a block cheap, and taking it must stay rare.
      const Range blocks = team.next(kBlocks, 1 + 8 / size);
      for (std::size_t k = blocks.begin; k < blocks.end && size > 0; ++k) {
        const std::uint64_t first = kFirst + (k + 1) * kSpan;
        size = keep_open(job, first, open, size);
        scan(job, first, open, size);
      }
    }
    team.barrier();

    const Range share = team.share(batch);
    for (std::size_t i = share.begin; i < share.end; ++i) job.finish(begin + i);
  }
}

}  // namespace lanebench::factors
