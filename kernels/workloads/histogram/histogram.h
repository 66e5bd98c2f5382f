// How often each byte value occurs: updates that conflict when values repeat.
#pragma once

#include <array>
#include <memory>
#include <span>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::histogram {

inline constexpr std::size_t kBins = 256;
using Counts = std::array<std::uint64_t, kBins>;

class Histogram final : public Problem {
 public:
  explicit Histogram(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(counts); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t n = 0;
  std::uint64_t values = 0;         ///< Distinct values in the input, 1 to 256, equally likely.
  std::span<std::uint8_t> bytes;    ///< Input, n.
  std::span<std::uint64_t> counts;  ///< Output, kBins.
  std::span<Counts> tables;         ///< Scratch, the counts of each worker's share.

 private:
  Cached<Counts> expected_;
};

void scalar(const Histogram& p, Team& team);
void subtables(const Histogram& p, Team& team);
IsaKernels<Histogram> autovec();
IsaKernels<Histogram> simd();
std::unique_ptr<DeviceJob> cuda(const Histogram& p);
std::unique_ptr<DeviceJob> cub(const Histogram& p);

Workload workload();

}  // namespace lanebench::histogram
