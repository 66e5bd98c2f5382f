// The chains in Highway vectors.
#define HWY_TARGET_INCLUDE "harness/ceilings/peaks_simd.cc"
#include "kernels/lanes/simd-inl.h"

#include <utility>

#include "harness/ceilings/peaks.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench {
namespace {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Latency times ports is 8 to 10 on x86, up to 16 on Arm, and 14 for a multiplication with an addition after
// it on three ports. With factor and addend the chains must fit into the registers, of which x86 has 16
// before AVX-512.
#if HWY_ARCH_X86 && HWY_TARGET > HWY_AVX3
constexpr std::size_t kChains = 14;
#else
constexpr std::size_t kChains = 16;
#endif

/// Runs x ← step(x) on all chains. They are parameters, for SVE has no arrays of vectors.
template <class D, class Step, class... V>
HWY_INLINE void run_chains_from(D d, hn::TFromD<D>* result, std::uint64_t steps, const Step& step, V... x) {
  for (std::uint64_t n = steps; n > 0; --n) ((x = step(x)), ...);
  ((hn::Store(x, d, result), result += hn::Lanes(d)), ...);
}

template <typename T, class Step, std::size_t... i>
HWY_INLINE void run_these_chains(const Chains<T>& p, Team& team, const Step& step,
                                 std::index_sequence<i...>) {
  const hn::ScalableTag<T> d;
  const std::size_t lanes = hn::Lanes(d);
  auto& mine = p.of(team.rank());
  run_chains_from(d, mine.result.data(), p.steps, step, hn::Load(d, mine.start.data() + i * lanes)...);
  mine.lanes = sizeof...(i) * lanes;
}

template <typename T, class Step>
HWY_INLINE void run_chains(const Chains<T>& p, Team& team, const Step& step) {
  run_these_chains(p, team, step, std::make_index_sequence<kChains>());
}

template <typename T>
HWY_INLINE void fma_chains(const Chains<T>& p, Team& team) {
  const hn::ScalableTag<T> d;
  const auto factor = hn::Set(d, p.factor);
  const auto addend = hn::Set(d, p.addend);
  run_chains(p, team, [&](auto x) HWY_ATTR { return hn::MulAdd(x, factor, addend); });
}

void fma(const FmaChains& p, Team& team) {
  fma_chains(p, team);
}
void fma_single(const FmaSingleChains& p, Team& team) {
  fma_chains(p, team);
}
void multiply(const MultiplyChains& p, Team& team) {
  const hn::ScalableTag<std::uint64_t> d;
  const hn::RepartitionToNarrow<decltype(d)> d32;
  const auto factor = hn::BitCast(d32, hn::Set(d, p.factor));
  run_chains(p, team, [&](auto x) HWY_ATTR { return hn::MulEven(hn::BitCast(d32, x), factor); });
}

}  // namespace HWY_NAMESPACE
}  // namespace
}  // namespace lanebench
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench, fma_kernels, fma);
LANEBENCH_CAPTURE(lanebench, fma_single_kernels, fma_single);
LANEBENCH_CAPTURE(lanebench, multiply_kernels, multiply);
