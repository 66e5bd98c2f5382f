// The chains one element per instruction, compiled without vectorization as the `scalar` lanes are.
#include "harness/ceilings/peaks.h"

namespace lanebench {
namespace {

/// Runs x ← step(x) on as many chains as the registers hold.
template <std::size_t kChains, typename T, class Step>
void run_chains(const Chains<T>& p, Team& team, const Step& step) {
  auto& mine = p.of(team.rank());
  T x[kChains];
  for (std::size_t i = 0; i < kChains; ++i) x[i] = mine.start[i];
  for (std::uint64_t n = p.steps; n > 0; --n) {
    for (std::size_t i = 0; i < kChains; ++i) x[i] = step(x[i]);
  }
  for (std::size_t i = 0; i < kChains; ++i) mine.result[i] = x[i];
  mine.lanes = kChains;
}

template <typename T>
void fma_chains(const Chains<T>& p, Team& team) {
  run_chains<14>(p, team, [factor = p.factor, addend = p.addend](T x) { return x * factor + addend; });
}

}  // namespace

void fma_scalar(const FmaChains& p, Team& team) {
  fma_chains(p, team);
}
void fma_single_scalar(const FmaSingleChains& p, Team& team) {
  fma_chains(p, team);
}
void multiply_scalar(const MultiplyChains& p, Team& team) {
  run_chains<8>(p, team, [factor = p.factor](std::uint64_t x) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) * factor;
  });
}

}  // namespace lanebench
