// The formula with the C library's functions, compiled without vectorization as `scalar` and with it, per
// target, as `autovec`.
#pragma once

#include <cmath>

#include "kernels/workloads/black_scholes/black_scholes.h"

namespace lanebench::black_scholes {

[[gnu::always_inline]] inline float normal(float x) {
  constexpr float kRootHalf = 0.70710678f;
  return 0.5f + 0.5f * std::erf(x * kRootHalf);
}

[[gnu::always_inline]] inline void loop(const BlackScholes& p, Team& team) {
  const Range share = team.share(p.n);
  // Of their own, so that the compiler need not read them again after each store.
  const float* spots = p.spot.data();
  const float* strikes = p.strike.data();
  const float* all_years = p.years.data();
  float* calls = p.call.data();
  float* puts = p.put.data();
  for (std::size_t i = share.begin; i < share.end; ++i) {
    const float spot = spots[i];
    const float strike = strikes[i];
    const float years = all_years[i];
    const float deviation = kVolatility * std::sqrt(years);
    const float d1 = (std::log(spot / strike) + kDrift * years) / deviation;
    const float d2 = d1 - deviation;
    const float discounted = strike * std::exp(-kRate * years);
    const float call = spot * normal(d1) - discounted * normal(d2);
    calls[i] = call;
    puts[i] = call - spot + discounted;  // The parity of put and call.
  }
}

}  // namespace lanebench::black_scholes
