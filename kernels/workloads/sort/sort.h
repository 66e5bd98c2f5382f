// Sorting 32-bit unsigned keys: data-dependent movement.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::sort {

/// Buckets into which one pass of the `simd` lane distributes the keys, and how many there are after the
/// last.
inline constexpr std::size_t kWays = 8;
inline constexpr std::size_t kMostBuckets = kWays * kWays * kWays;

/// A digit of the `scalar` lane.
inline constexpr unsigned kDigitBits = 11;
inline constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;

class Sort final : public Problem {
 public:
  explicit Sort(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override;
  Verdict check() override;
  std::string answer() const override;

  std::size_t n = 0;
  std::uint64_t values = 0;            ///< Keys are multiples of 2^32/values; 0: all keys occur.
  std::span<std::uint32_t> input;      ///< Input, n.
  std::span<std::uint32_t> output;     ///< Output, n: the keys in ascending order.
  std::span<std::uint32_t> scratch;    ///< Scratch, n.
  std::span<std::uint32_t> counts;     ///< Scratch: per worker, keys per digit or bucket.
  std::span<std::uint32_t> splitters;  ///< Scratch: per bucket, the largest key it may hold.

 private:
  Cached<std::vector<std::uint32_t>> expected_;
};

void scalar(const Sort& p, Team& team);
IsaKernels<Sort> autovec();
IsaKernels<Sort> simd();
LibraryKernel<Sort> vqsort();
LibraryKernel<Sort> std_sort();
std::unique_ptr<DeviceJob> cuda(const Sort& p);
std::unique_ptr<DeviceJob> cub(const Sort& p);

Workload workload();

}  // namespace lanebench::sort
