// A worker's view of the team that runs a kernel: who it is, what its share is, and how to meet the others.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>

#include "kernels/contract/signal.h"

namespace lanebench {

/// Elements [begin, end).
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
};

inline constexpr std::size_t kMaxWorkers = 512;

/// What the workers of one team share. Lives in memory that all of them map; holds no pointers.
struct TeamState {
  struct alignas(64) Slot {
    std::array<std::uint64_t, 2> bits;
  };
  alignas(64) std::atomic<std::uint32_t> arrived{0};
  alignas(64) std::atomic<std::size_t> next{0};
  Signal phase;
  std::uint32_t spins =
      0;  ///< Pauses before a waiting worker sleeps; 0 when there are more workers than cores.
  std::array<Slot, kMaxWorkers> slots{};

  /// Makes `Team::next` begin anew. Writes only when needed: a write takes the line away from the other
  /// cores.
  void rewind() {
    if (next.load(std::memory_order_relaxed) != 0) next.store(0, std::memory_order_relaxed);
  }
};

/// One worker of a team of `size()`. Every worker runs the same kernel (SPMD); a serial run is a team of one.
class Team {
 public:
  Team(TeamState& state, std::size_t rank, std::size_t size) : state_(&state), rank_(rank), size_(size) {}

  std::size_t rank() const { return rank_; }
  std::size_t size() const { return size_; }

  /// This worker's contiguous part of n elements, cut on multiples of `grain`. 64 elements are a whole number
  /// of cache lines for any element type, so that no two workers write to one line.
  Range share(std::size_t n, std::size_t grain = 64) const {
    const std::size_t blocks = (n + grain - 1) / grain;
    const auto cut = [&](std::size_t rank) {
      const std::size_t element = (blocks / size_ * rank + blocks % size_ * rank / size_) * grain;
      return element < n ? element : n;
    };
    return {cut(rank_), rank_ + 1 == size_ ? n : cut(rank_ + 1)};
  }

  /// The next `grain` of n elements that nobody has taken; empty when all are taken. For jobs of unequal
  /// length. Starts at 0 in every kernel call; call `barrier()` before a second loop of this kind in one
  /// call.
  Range next(std::size_t n, std::size_t grain) {
    const std::size_t begin = state_->next.fetch_add(grain, std::memory_order_relaxed);
    if (begin >= n) return {n, n};
    return {begin, n - begin < grain ? n : begin + grain};
  }

  /// Waits until every worker has arrived; what they wrote before is visible after.
  void barrier();

  /// The sum of every worker's value, added in rank order: the same bits whoever comes first.
  template <typename T>
  requires(sizeof(T) == 8 && (std::integral<T> || std::floating_point<T>)) T sum(T value) {
    const std::size_t side = publish(std::bit_cast<std::uint64_t>(value));
    return total<T>(side, size_);
  }

  /// The sum of the values of all workers of lower rank; 0 for rank 0.
  template <typename T>
  requires(sizeof(T) == 8 && (std::integral<T> || std::floating_point<T>)) T exclusive_scan(T value) {
    const std::size_t side = publish(std::bit_cast<std::uint64_t>(value));
    return total<T>(side, rank_);
  }

 private:
  /// Writes this worker's slot and meets the others. Two sides alternate, so that a fast worker's next
  /// collective cannot overwrite a slot that a slow one still reads; one barrier each is enough.
  std::size_t publish(std::uint64_t bits);

  template <typename T>
  T total(std::size_t side, std::size_t count) const {
    T result{};
    for (std::size_t i = 0; i < count; ++i) result += std::bit_cast<T>(state_->slots[i].bits[side]);
    return result;
  }

  TeamState* state_;
  std::size_t rank_;
  std::size_t size_;
  std::size_t collectives_ = 0;
};

}  // namespace lanebench
