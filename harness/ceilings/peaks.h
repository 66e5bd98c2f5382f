// Chains of arithmetic in registers: how many operations a core can do when nothing else holds it up.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "harness/ceilings/probe.h"
#include "harness/workers/nothing.h"
#include "kernels/contract/workload.h"

namespace lanebench {

/// Every worker has chains x ← x·factor + addend, each lane of each chain with a start of its own; enough
/// chains that none waits for its own last step. With T = std::uint64_t: x ← low 32 bits of x · factor, 64
/// bits wide, and no addend.
template <typename T>
class Chains final : public Nothing {
 public:
  static constexpr std::size_t kMost = 1024;  ///< Chains times lanes of the widest target.

  explicit Chains(std::size_t workers);

  struct alignas(256) PerWorker {
    std::array<T, kMost> start;
    std::array<T, kMost> result;
    std::uint64_t lanes;  ///< Chains times lanes that the kernel ran; so many results are there.
  };
  /// For kernels, which get the problem const.
  PerWorker& of(std::size_t rank) const { return memory_[rank]; }

  T factor{};
  T addend{};
  std::uint64_t steps = 1;

 private:
  Arena arena_;
  std::span<PerWorker> memory_;
};

using FmaChains = Chains<double>;
using FmaSingleChains = Chains<float>;
using MultiplyChains = Chains<std::uint64_t>;

/// For each Highway target. A target without fused multiply-add multiplies and adds.
std::vector<IsaKernel<FmaChains>> fma_kernels();
std::vector<IsaKernel<FmaSingleChains>> fma_single_kernels();
std::vector<IsaKernel<MultiplyChains>> multiply_kernels();

/// One element per instruction, multiplication and addition apart: what the `scalar` lanes are compiled to.
void fma_scalar(const FmaChains& p, Team& team);
void fma_single_scalar(const FmaSingleChains& p, Team& team);
void multiply_scalar(const MultiplyChains& p, Team& team);

/// Every peak of every target on the team of `workers`.
std::vector<Probe> peak_probes(std::size_t count, Workers& workers);

}  // namespace lanebench
