// The SIMD lane's logarithm, exponential and normal distribution against long double, on every target.
#define HWY_TARGET_INCLUDE "tests/kernels/black_scholes_functions_test.cc"
#define LANEBENCH_KEEPS_VECTORS_IN_ARRAYS
#include "kernels/lanes/simd-inl.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>

#include "kernels/workloads/black_scholes/functions-inl.h"
#include "tests/kernels/team_runner.h"

#ifndef LANEBENCH_BLACK_SCHOLES_ERRORS
#define LANEBENCH_BLACK_SCHOLES_ERRORS
namespace lanebench::black_scholes {

/// The largest errors found.
struct Errors {
  double log = 0;     ///< In units of the last place of the right value.
  double exp = 0;     ///< Likewise.
  double normal = 0;  ///< In units of 2^-24.
};

struct Sweep {
  std::uint32_t step;  ///< Every how many floats.
  Errors* errors;
};

/// |got - want| in units of the last place of `want`.
inline double ulps(float got, long double want) {
  const int exponent = std::ilogb(static_cast<float>(want));
  return static_cast<double>(std::fabs(got - want) / std::ldexp(1.0L, exponent - 23));
}

}  // namespace lanebench::black_scholes
#endif

HWY_BEFORE_NAMESPACE();
namespace lanebench::black_scholes::HWY_NAMESPACE {
namespace {

/// Calls `visit(x, f(x))` for every `step`-th float from `low` to `high`, both of the same sign.
template <typename Function, typename Visit>
void sweep(float low, float high, std::uint32_t step, Function f, Visit visit) {
  const D d;
  alignas(64) float x[hn::MaxLanes(D())];
  alignas(64) float y[hn::MaxLanes(D())];
  const auto first = std::bit_cast<std::uint32_t>(low);
  const auto last = std::bit_cast<std::uint32_t>(high);
  for (std::uint32_t bits = first; bits <= last;) {
    for (float& value : x) {
      value = std::bit_cast<float>(bits < last ? bits : last);
      bits += step;
    }
    hn::Store(f(hn::Load(d, x)), d, y);
    for (std::size_t i = 0; i < hn::MaxLanes(d); ++i) visit(x[i], y[i]);
  }
}

void kernel(const Sweep& p, Team&) {
  Errors& errors = *p.errors;
  const auto see_log = [&](float x, float y) {
    errors.log = std::fmax(errors.log, ulps(y, std::log(static_cast<long double>(x))));
  };
  const auto log_of = [](Vector x) HWY_ATTR { return log(x); };
  sweep(0.03125f, 0x1.fffffep-1f, p.step, log_of, see_log);
  sweep(0x1.000002p0f, 32.0f, p.step, log_of, see_log);
  const auto see_exp = [&](float x, float y) {
    errors.exp = std::fmax(errors.exp, ulps(y, std::exp(static_cast<long double>(x))));
  };
  const auto exp_of = [](Vector x) HWY_ATTR { return exp(x); };
  sweep(0x1p-30f, 88.0f, p.step, exp_of, see_exp);
  sweep(-0x1p-30f, -87.0f, p.step, exp_of, see_exp);
  const auto see_normal = [&](float x, float y) {
    const long double want = std::erf(x / std::sqrt(2.0L)) / 2;
    errors.normal = std::fmax(errors.normal, static_cast<double>(std::fabs(y - want) * 0x1p24L));
  };
  const auto normal_of = [](Vector x) HWY_ATTR {
    const Quotient quotient = normal(x);
    return hn::Div(quotient.above, quotient.below);
  };
  sweep(0x1p-30f, 100.0f, p.step, normal_of, see_normal);
  sweep(-0x1p-30f, -100.0f, p.step, normal_of, see_normal);
}

}  // namespace
}  // namespace lanebench::black_scholes::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

LANEBENCH_CAPTURE(lanebench::black_scholes, sweeps, kernel);

#if HWY_ONCE
namespace lanebench::black_scholes {

TEST(BlackScholesFunctions, AreAsExactAsTheirCommentsSay) {
  for (const auto& isa : sweeps()) {
    if (isa.function == nullptr) continue;
    SCOPED_TRACE(isa.isa);
    Errors errors;
    TeamState state;
    Team team(state, 0, 1);
    isa.function({2003, &errors}, team);
    EXPECT_LT(errors.log, 0.9);
    EXPECT_LT(errors.exp, 1.01);
    EXPECT_LT(errors.normal, 3.5);
    // A sweep that saw nothing would find no error either.
    EXPECT_GT(errors.log, 0.5);
    EXPECT_GT(errors.exp, 0.5);
    EXPECT_GT(errors.normal, 0.5);
  }
}

}  // namespace lanebench::black_scholes
#endif
