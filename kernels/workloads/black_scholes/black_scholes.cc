// The options, their cost and exact prices, and the list of variants.
#include "kernels/workloads/black_scholes/black_scholes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::black_scholes {
namespace {

/// Of spot + strike, in units u = 2^-24 of a float's rounding. What d1 and d2 have wrong in common cancels,
/// since spot·φ(d1) = discounted·φ(d2) is how the formula's two terms change with them; the second order is
/// below 0.001 u. What they do not share is the deviation's error, at most 5 u of it (a root of two units in
/// the last place, a product), which is below 1, times φ <= 0.4: 2 u; and the rounding of d2, |d2|·φ(d2) <=
/// 0.25 of it. The discounted strike has an exponential of up to two units in the last place (4 u), its
/// argument below 0.2, and a product: 5.2 u. The normal distribution: 3.5 u in the SIMD lane, with 2 u for
/// sharing the division; in others 2 u (an erf of two units, halved, its argument, the sum), with 1 u for the
/// product. Two roundings end the call, one more the put. SIMD's root and exponential are exact to one unit,
/// which takes 3 u and 2 u off. All in all less than 11 u.
constexpr double kBound = 11 * 0x1p-24;

}  // namespace

BlackScholes::BlackScholes(const Parameters& parameters) : n(parameters.integer("options")) {}

void BlackScholes::allocate(Arena& inputs, Arena& outputs) {
  spot = inputs.take<float>(n);
  strike = inputs.take<float>(n);
  years = inputs.take<float>(n);
  call = outputs.take<float>(n);
  put = outputs.take<float>(n);
}

void BlackScholes::fill(Team& team) {
  constexpr std::uint64_t kSeed = 3;
  const auto between = [](double low, double high, std::uint32_t word) {
    return static_cast<float>(low + (high - low) * unit_interval(word));
  };
  const Range share = team.share(n);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    const auto words = random_words(kSeed, i);
    spot[i] = between(5, 30, words[0]);
    strike[i] = between(1, 100, words[1]);
    years[i] = between(0.25, 10, words[2]);
    call[i] = put[i] = 0;
  }
}

Cost BlackScholes::cost() const {
  const auto items = static_cast<double>(n);
  // Of the SIMD lane, whose logarithm takes 24, the exponential 19, and each value of the normal
  // distribution 22.
  return {.flops = 111 * items,
          .single_precision = true,
          .bytes_read = 12 * items,
          .bytes_written = 8 * items,
          .items = items};
}

/// The formula as textbooks have it: no parity, and each tail of the normal distribution for itself.
BlackScholes::Prices BlackScholes::exact(long double spot, long double strike, long double years) {
  const long double rate = kRate;
  const long double volatility = kVolatility;
  const long double deviation = volatility * std::sqrt(years);
  const long double d1 =
      (std::log(spot) - std::log(strike) + (rate + volatility * volatility / 2) * years) / deviation;
  const long double d2 = d1 - deviation;
  const long double discounted = strike * std::exp(-rate * years);
  const auto normal = [](long double x) { return std::erfc(-x / std::sqrt(2.0L)) / 2; };
  return {static_cast<double>(spot * normal(d1) - discounted * normal(d2)),
          static_cast<double>(discounted * normal(-d2) - spot * normal(-d1))};
}

Verdict BlackScholes::check() {
  const auto& expected = expected_.get([&] {
    std::vector<Prices> prices(n);
    for (std::size_t i = 0; i < n; ++i) prices[i] = exact(spot[i], strike[i], years[i]);
    return prices;
  });
  Verdict verdict;
  const auto compare = [&](std::size_t i, const char* what, double got, double want) {
    const double error = std::fabs(got - want) / (double{spot[i]} + strike[i]);
    verdict.max_rel_error = std::max(verdict.max_rel_error, error);
    if (error <= kBound || !verdict.correct) return;
    verdict.correct = false;
    verdict.reason = fmt::format("option {}, {}: got {:.9g}, expected {:.9g}", i, what, got, want);
  };
  for (std::size_t i = 0; i < n; ++i) {
    compare(i, "call", call[i], expected[i].call);
    compare(i, "put", put[i], expected[i].put);
  }
  return verdict;
}

std::string BlackScholes::answer() const {
  const auto sum = [](std::span<const float> prices) {
    return std::accumulate(prices.begin(), prices.end(), 0.0);
  };
  return fmt::format("calls={:.7g} puts={:.7g}", sum(call), sum(put));
}

Workload workload() {
  Workload w = workload_of<BlackScholes>("black_scholes");
  w.job =
      "the prices of European calls and puts: logarithm, exponential, root and normal distribution of floats";
  w.size_parameter = "options";
  w.parameters = {
      {"options", "1048576", "options, each with its spot, strike and years", 0, std::uint64_t{1} << 31}};
  w.quick = {{"options", "131072"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("sleef", sleef());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::black_scholes
