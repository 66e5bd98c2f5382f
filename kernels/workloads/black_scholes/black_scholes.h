// The prices of European options by the formula of Black, Scholes and Merton: per option a logarithm, an
// exponential, a root and two values of the normal distribution.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kernels/contract/cached.h"
#include "kernels/contract/workload.h"

namespace lanebench::black_scholes {

/// Of the market, per year; the same for all options.
inline constexpr float kRate = 0.02f;
inline constexpr float kVolatility = 0.30f;

/// What a year adds to the logarithm of spot/strike.
inline constexpr float kDrift = kRate + kVolatility * kVolatility / 2;

class BlackScholes final : public Problem {
 public:
  explicit BlackScholes(const Parameters& parameters);

  void allocate(Arena& inputs, Arena& outputs) override;
  void fill(Team& team) override;
  Cost cost() const override;
  void poison() override { spoil(call, put); }
  Verdict check() override;
  std::string answer() const override;

  std::size_t n = 0;
  std::span<float> spot;    ///< Input, n: the price of the share today, in [5, 30).
  std::span<float> strike;  ///< Input, n: the price that the option fixes, in [1, 100).
  std::span<float> years;   ///< Input, n: until the option ends, in [0.25, 10).
  std::span<float> call;    ///< Output, n: the price of the right to buy.
  std::span<float> put;     ///< Output, n: the price of the right to sell.

 private:
  struct Prices {
    double call;
    double put;
  };
  static Prices exact(long double spot, long double strike, long double years);

  Cached<std::vector<Prices>> expected_;
};

void scalar(const BlackScholes& p, Team& team);
IsaKernels<BlackScholes> autovec();
IsaKernels<BlackScholes> simd();
LibraryKernel<BlackScholes> sleef();
std::unique_ptr<DeviceJob> cuda(const BlackScholes& p);

Workload workload();

}  // namespace lanebench::black_scholes
