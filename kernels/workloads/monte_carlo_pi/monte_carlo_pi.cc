// The Monte Carlo π problem: output, cost, check; and its list of variants.
#include "kernels/workloads/monte_carlo_pi/monte_carlo_pi.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <limits>
#include <numbers>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"

namespace lanebench::monte_carlo_pi {
namespace {

// Philox4x32-10 spelled out as the paper defines it, sharing nothing with kernels/contract/random.h, and the
// hit test in integers wide enough for the sum: x² + y² <= (2^32)².
bool reference_hit(std::uint64_t seed, std::uint64_t index) {
  using Wide = unsigned __int128;
  constexpr Wide kOne = Wide{1} << 32;
  Wide word[4] = {index % kOne, index / kOne, 0, 0};
  Wide key[2] = {seed % kOne, seed / kOne};
  for (int round = 1; round <= 10; ++round) {
    const Wide first = word[0] * 3528531795u;
    const Wide second = word[2] * 3449720151u;
    const Wide next[4] = {(second / kOne) ^ word[1] ^ key[0], second % kOne,
                          (first / kOne) ^ word[3] ^ key[1], first % kOne};
    for (int i = 0; i < 4; ++i) word[i] = next[i];
    key[0] = (key[0] + 2654435769u) % kOne;
    key[1] = (key[1] + 3144134277u) % kOne;
  }
  return word[0] * word[0] + word[1] * word[1] <= kOne * kOne;
}

}  // namespace

MonteCarloPi::MonteCarloPi(const Parameters& parameters)
    : points(parameters.integer("points")),
      seed(parameters.integer("seed")),
      first(parameters.integer("first")) {}

void MonteCarloPi::allocate(Arena&, Arena& outputs) {
  hits = outputs.take<std::uint64_t>(1);
}

void MonteCarloPi::fill(Team& team) {
  if (team.rank() == 0) hits[0] = 0;
}

Cost MonteCarloPi::cost() const {
  // Ten rounds of two products, of which half are known or unused in the first two and the last (words 2 and
  // 3 of the counter are zero, words 2 and 3 of the result unread), 17 in all; and two squares.
  const auto items = static_cast<double>(points);
  return {.items = items, .integer_multiplies = 19 * items};
}

Verdict MonteCarloPi::check() {
  const std::uint64_t expected = expected_.get([&] {
    std::uint64_t count = 0;
    for (std::uint64_t i = 0; i < points; ++i) count += reference_hit(seed, first + i) ? 1 : 0;
    return count;
  });
  return check_equal(
      1, [&](std::size_t) { return hits[0]; }, [&](std::size_t) { return expected; });
}

std::string MonteCarloPi::answer() const {
  if (points == 0) return fmt::format("hits={} pi=undefined", hits[0]);
  return fmt::format("hits={} pi={:.10f}", hits[0],
                     4 * static_cast<double>(hits[0]) / static_cast<double>(points));
}

Verdict MonteCarloPi::check_answer(const std::string& text) const {
  const double n = static_cast<double>(points);
  const double pi = std::numbers::pi;
  // A point hits with probability π/4, so 4·hits/n has variance 16·(π/4)(1 - π/4)/n. Five standard errors
  // fail a right program once in two million runs.
  const double bound = points == 0 ? 0 : 5 * std::sqrt(pi * (4 - pi) / n);
  unsigned long long count = 0;
  const bool has_hits = std::sscanf(text.c_str(), "hits=%llu", &count) == 1;
  const double estimate = points == 0 ? pi : 4 * static_cast<double>(count) / n;
  if (has_hits && std::abs(estimate - pi) <= bound) return {true, std::abs(estimate - pi) / pi, ""};
  return {false, 0,
          fmt::format("answered '{:.200}', expected 4·hits/{} within {:.3g} of π", text, points, bound)};
}

Workload workload() {
  Workload w = workload_of<MonteCarloPi>("monte_carlo_pi");
  w.job = "4 * (random points with x*x + y*y <= 1) / points, each point one Philox4x32-10 block";
  w.size_parameter = "points";
  w.parameters = {
      {"points", "10000000", "random points", 0, std::uint64_t{1} << 40},
      {"seed", "1", "key of the generator", 0, std::numeric_limits<std::uint64_t>::max()},
      {"first", "0", "index of the first point; ranges that do not overlap are independent samples", 0,
       std::uint64_t{1} << 62},
  };
  w.quick = {{"points", "700000"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::monte_carlo_pi
