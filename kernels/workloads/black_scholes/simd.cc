// The prices with Highway: four vectors of options at a time, and two divisions each where the formula has
// four.
#define HWY_TARGET_INCLUDE "kernels/workloads/black_scholes/simd.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <algorithm>

#include "kernels/workloads/black_scholes/black_scholes.h"
#include "kernels/workloads/black_scholes/functions-inl.h"

HWY_BEFORE_NAMESPACE();
namespace lanebench::black_scholes::HWY_NAMESPACE {
namespace {
namespace hn = hwy::HWY_NAMESPACE;

// The instructions of one vector are a chain of some 250 cycles, five times what they keep the ports busy
// for; others fill its gaps.
constexpr std::size_t kVectors = 4;
constexpr std::size_t kStep = kVectors * hn::MaxLanes(D());

struct Options {
  const float* spot;
  const float* strike;
  const float* years;
  float* call;
  float* put;

  HWY_INLINE Options from(std::size_t i) const {
    return {spot + i, strike + i, years + i, call + i, put + i};
  }
};

HWY_INLINE void price_step(const Options& options) {
  const D d;
  Vector spot[kVectors], strike[kVectors], deviation[kVectors], d1[kVectors], discounted[kVectors];
  for (std::size_t v = 0; v < kVectors; ++v) {
    const std::size_t at = v * hn::Lanes(d);
    spot[v] = hn::LoadU(d, options.spot + at);
    strike[v] = hn::LoadU(d, options.strike + at);
    const Vector years = hn::LoadU(d, options.years + at);
    deviation[v] = hn::Mul(hn::Set(d, kVolatility), hn::Sqrt(years));
    // One division gives both 1/strike and 1/deviation.
    const Vector inverse = hn::Div(hn::Set(d, 1.0f), hn::Mul(strike[v], deviation[v]));
    const Vector ratio = hn::Mul(hn::Mul(spot[v], deviation[v]), inverse);
    const Vector drifted = hn::MulAdd(hn::Set(d, kDrift), years, log(ratio));
    d1[v] = hn::Mul(drifted, hn::Mul(strike[v], inverse));
    discounted[v] = hn::Mul(strike[v], exp(hn::Mul(hn::Set(d, -kRate), years)));
  }
  for (std::size_t v = 0; v < kVectors; ++v) {
    const std::size_t at = v * hn::Lanes(d);
    const Quotient first = normal(d1[v]);
    const Quotient second = normal(hn::Sub(d1[v], deviation[v]));
    // spot·(½ + first) - discounted·(½ + second), with one division for both quotients.
    const Vector left = hn::Mul(spot[v], hn::Mul(first.above, second.below));
    const Vector above = hn::NegMulAdd(discounted[v], hn::Mul(second.above, first.below), left);
    const Vector quotient = hn::Div(above, hn::Mul(first.below, second.below));
    const Vector gap = hn::Sub(spot[v], discounted[v]);
    const Vector call = hn::MulAdd(gap, hn::Set(d, 0.5f), quotient);
    hn::StoreU(call, d, options.call + at);
    hn::StoreU(hn::Sub(call, gap), d, options.put + at);
  }
}

// Fewer options than a step, among others that nobody asked for.
void price_rest(const Options& options, std::size_t count) {
  alignas(64) float arrays[5][kStep];
  for (auto& array : arrays) std::fill_n(array, kStep, 1.0f);
  std::copy_n(options.spot, count, arrays[0]);
  std::copy_n(options.strike, count, arrays[1]);
  std::copy_n(options.years, count, arrays[2]);
  price_step({arrays[0], arrays[1], arrays[2], arrays[3], arrays[4]});
  std::copy_n(arrays[3], count, options.call);
  std::copy_n(arrays[4], count, options.put);
}

void kernel(const BlackScholes& p, Team& team) {
  const Range share = team.share(p.n);
  const Options all{p.spot.data(), p.strike.data(), p.years.data(), p.call.data(), p.put.data()};
  std::size_t i = share.begin;
  for (; i + kStep <= share.end; i += kStep) price_step(all.from(i));
  if (i < share.end) price_rest(all.from(i), share.end - i);
}

}  // namespace
}  // namespace lanebench::black_scholes::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::black_scholes, simd, kernel);
