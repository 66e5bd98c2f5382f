// The formula with SLEEF's vector functions, with the widest vectors that this CPU has.
#include "kernels/workloads/black_scholes/black_scholes.h"

#if defined(LANEBENCH_LIBRARY_FOUND) && defined(__x86_64__)
#define HWY_TARGET_INCLUDE "kernels/workloads/black_scholes/libraries/sleef.cc"
#include "kernels/lanes/simd-inl.h"

#include <sleef.h>

#include <algorithm>

// As in sleef.h, which shows only what the whole file is compiled for. clang passes such vectors only between
// functions that are compiled for them.
#define LANEBENCH_FOR(isa) __attribute__((target(isa)))
extern "C" {
LANEBENCH_FOR("avx512f") __m512 Sleef_logf16_u10avx512f(__m512);
LANEBENCH_FOR("avx512f") __m512 Sleef_expf16_u10avx512f(__m512);
LANEBENCH_FOR("avx512f") __m512 Sleef_erff16_u10avx512f(__m512);
LANEBENCH_FOR("avx") __m256 Sleef_logf8_u10avx2(__m256);
LANEBENCH_FOR("avx") __m256 Sleef_expf8_u10avx2(__m256);
LANEBENCH_FOR("avx") __m256 Sleef_erff8_u10avx2(__m256);
}
#undef LANEBENCH_FOR

HWY_BEFORE_NAMESPACE();
namespace lanebench::black_scholes::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

#undef LANEBENCH_SLEEF
#if HWY_TARGET <= HWY_AVX3
#define LANEBENCH_SLEEF(function) Sleef_##function##16_u10avx512f
#elif HWY_TARGET <= HWY_AVX2
#define LANEBENCH_SLEEF(function) Sleef_##function##8_u10avx2
#elif HWY_TARGET <= HWY_SSE4
#define LANEBENCH_SLEEF(function) Sleef_##function##4_u10sse4
#else
#define LANEBENCH_SLEEF(function) Sleef_##function##4_u10sse2
#endif

using D = hn::ScalableTag<float>;
using Vector = hn::Vec<D>;
constexpr std::size_t kLanes = hn::MaxLanes(D());

HWY_INLINE Vector normal(Vector x) {
  const Vector half = hn::Set(D(), 0.5f);
  const Vector scaled = hn::Mul(x, hn::Set(D(), 0.70710678f));
  return hn::MulAdd(half, Vector{LANEBENCH_SLEEF(erff)(scaled.raw)}, half);
}

HWY_INLINE void price(const float* spots, const float* strikes, const float* all_years, float* calls,
                      float* puts) {
  const D d;
  const Vector spot = hn::LoadU(d, spots);
  const Vector strike = hn::LoadU(d, strikes);
  const Vector years = hn::LoadU(d, all_years);
  const Vector deviation = hn::Mul(hn::Set(d, kVolatility), hn::Sqrt(years));
  const Vector log{LANEBENCH_SLEEF(logf)(hn::Div(spot, strike).raw)};
  const Vector d1 = hn::Div(hn::MulAdd(hn::Set(d, kDrift), years, log), deviation);
  const Vector exp{LANEBENCH_SLEEF(expf)(hn::Mul(hn::Set(d, -kRate), years).raw)};
  const Vector discounted = hn::Mul(strike, exp);
  const Vector second = hn::Mul(discounted, normal(hn::Sub(d1, deviation)));
  const Vector call = hn::MulSub(spot, normal(d1), second);
  hn::StoreU(call, d, calls);
  hn::StoreU(hn::Add(hn::Sub(call, spot), discounted), d, puts);
}

void kernel(const BlackScholes& p, Team& team) {
  const Range share = team.share(p.n);
  std::size_t i = share.begin;
  for (; i + kLanes <= share.end; i += kLanes) {
    price(&p.spot[i], &p.strike[i], &p.years[i], &p.call[i], &p.put[i]);
  }
  if (i == share.end) return;
  const std::size_t count = share.end - i;
  float rest[5][kLanes];
  for (auto& array : rest) std::fill_n(array, kLanes, 1.0f);
  std::copy_n(&p.spot[i], count, rest[0]);
  std::copy_n(&p.strike[i], count, rest[1]);
  std::copy_n(&p.years[i], count, rest[2]);
  price(rest[0], rest[1], rest[2], rest[3], rest[4]);
  std::copy_n(rest[3], count, &p.call[i]);
  std::copy_n(rest[4], count, &p.put[i]);
}

}  // namespace
}  // namespace lanebench::black_scholes::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::black_scholes, sleef_kernels, kernel);

#if HWY_ONCE
namespace lanebench::black_scholes {

LibraryKernel<BlackScholes> sleef() {
  for (const auto& kernel_of_isa : sleef_kernels()) {
    if (kernel_of_isa.function != nullptr) return {kernel_of_isa.function};
  }
  return {nullptr, "this CPU lacks SSSE3"};
}

}  // namespace lanebench::black_scholes
#endif
#else
namespace lanebench::black_scholes {

LibraryKernel<BlackScholes> sleef() {
  return {nullptr, "built without SLEEF"};
}

}  // namespace lanebench::black_scholes
#endif
