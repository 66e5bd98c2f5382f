// Sums of primes by trial division, for several limits: jobs of unequal length, shared out whole or in
// chunks.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::prime_sum {

/// Divisors up to 2^15: they and the places in a chunk then fit 16 bits together (simd.cc).
inline constexpr std::uint32_t kLargest = std::uint32_t{1} << 30;

inline constexpr std::size_t kMostLimits = 64;

/// Numbers per chunk, a multiple of 6. Enough that what a chunk costs beside the divisions is small, few
/// enough that the last chunk keeps nobody waiting: it holds a two-hundredth of the default work.
inline constexpr std::uint32_t kChunk = 16320;

/// How many numbers 6k ± 1 there are in `length` numbers from a multiple of 6 on.
constexpr std::uint32_t candidates_in(std::uint32_t length) {
  return (length + 4) / 6 + length / 6;
}

/// Part of the job for one limit: the numbers [begin, end); begin is a multiple of 6.
struct Piece {
  std::size_t job;
  std::uint32_t begin;
  std::uint32_t end;
};

constexpr std::uint32_t chunks_up_to(std::uint32_t limit) {
  return limit / kChunk + 1;
}

/// Chunk k of all limits' chunks together. The last comes first: its numbers are the largest and cost most,
/// and what is left for the end is cheap.
constexpr Piece chunk(std::size_t k, const std::uint32_t* limits, std::size_t jobs) {
  for (std::size_t job = jobs; job-- > 0;) {
    const std::uint32_t chunks = chunks_up_to(limits[job]);
    if (k < chunks) {
      const std::uint32_t begin = (chunks - 1 - static_cast<std::uint32_t>(k)) * kChunk;
      return {job, begin, limits[job] - begin < kChunk ? limits[job] + 1 : begin + kChunk};
    }
    k -= chunks;
  }
  return {0, 0, 0};
}

class PrimeSum final : public Problem {
 public:
  explicit PrimeSum(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(sums); }
  Verdict check() override;
  std::string answer() const override;
  std::optional<std::uint64_t> size() const override;

  /// What workers take one at a time: chunks, or whole jobs with split=jobs.
  std::size_t pieces() const { return whole_jobs_ ? limits.size() : chunks; }
  Piece piece(std::size_t k) const {
    return whole_jobs_ ? Piece{k, 0, limits[k] + 1} : chunk(k, limits.data(), limits.size());
  }

  std::vector<std::uint32_t> limits;  ///< Each at most kLargest.
  std::size_t chunks = 0;             ///< Of all limits together.
  std::span<std::uint64_t> sums;      ///< Output: for each limit the sum of the primes up to it.

 private:
  bool whole_jobs_ = false;
  Cached<std::vector<std::uint64_t>> expected_;
};

/// The primes that are not 6k ± 1.
constexpr std::uint64_t sum_of_2_and_3(std::uint32_t begin, std::uint32_t end) {
  return (begin <= 2 && 2 < end ? 2 : 0) + (begin <= 3 && 3 < end ? 3 : 0);
}

/// The sum of the primes 6k ± 1 in [begin, end); `is_prime(n)` decides. begin is a multiple of 6.
template <typename IsPrime>
[[gnu::always_inline]] inline std::uint64_t sum_one_by_one(std::uint32_t begin, std::uint32_t end,
                                                           IsPrime is_prime) {
  std::uint64_t sum = 0;
  for (std::uint32_t n = begin; n < end; n += 6) {
    if (n + 1 < end && is_prime(n + 1)) sum += n + 1;
    if (n + 5 < end && is_prime(n + 5)) sum += n + 5;
  }
  return sum;
}

/// The body of every CPU variant; `sum_of` returns the sum of the primes 6k ± 1 in [begin, end).
template <typename SumOf>
[[gnu::always_inline]] inline void share_pieces(const PrimeSum& p, Team& team, SumOf sum_of) {
  std::array<std::uint64_t, kMostLimits> sums{};
  for (Range r = team.next(p.pieces(), 1); !r.empty(); r = team.next(p.pieces(), 1)) {
    const Piece piece = p.piece(r.begin);
    sums[piece.job] += sum_of_2_and_3(piece.begin, piece.end) + sum_of(piece.begin, piece.end);
  }
  for (std::size_t job = 0; job < p.limits.size(); ++job) {
    const std::uint64_t sum = team.sum(sums[job]);
    if (team.rank() == 0) p.sums[job] = sum;
  }
}

void scalar(const PrimeSum& p, Team& team);
IsaKernels<PrimeSum> autovec();
IsaKernels<PrimeSum> simd();
std::unique_ptr<DeviceJob> cuda(const PrimeSum& p);

Workload workload();

}  // namespace lanebench::prime_sum
