// The heat problem: inputs, cost, check; and its list of variants.
#include "kernels/workloads/stencil/stencil.h"

#include <algorithm>

#include "kernels/contract/cache.h"
#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"
#include "kernels/workloads/stencil/reference.h"

namespace lanebench::stencil {

Stencil::Stencil(const Parameters& parameters)
    : n(parameters.integer("n")),
      steps(parameters.integer("steps")),
      layout(n),
      exceeds_cache(2 * layout.elements() * sizeof(double) > last_level_cache_bytes()) {}

void Stencil::allocate(Arena& inputs, Arena& outputs) {
  initial = inputs.take<double>(layout.elements());
  // The arena puts 17 cache lines between arrays. Seven more make the three states begin at 0, 1536 and 3072
  // bytes of a page: a load waits for an earlier store to the same place of another page, and rows of 256
  // points would otherwise be read where the former line was just written.
  outputs.take<double>(Layout::kSkew);
  for (auto& state : states) state = outputs.take<double>(layout.elements());
}

void Stencil::fill(Team& team) {
  constexpr std::uint64_t kSeed = 11;
  const Range planes = team.share(n + 2, 1);
  const std::size_t begin = planes.begin == 0 ? 0 : Layout::kLine + planes.begin * layout.plane();
  const std::size_t end =
      planes.end == n + 2 ? layout.elements() : Layout::kLine + planes.end * layout.plane();
  for (std::size_t i = begin; i < end && !planes.empty(); ++i) {
    initial[i] = unit_interval(random_words(kSeed, i)[0]);
    states[0][i] = states[1][i] = initial[i];
  }
}

Cost Stencil::cost() const {
  const auto side = static_cast<double>(n);
  const double points = side * side * side * static_cast<double>(steps);
  const double boundary = 6 * side * side * static_cast<double>(steps);
  return {.flops = 8 * points,
          .bytes_read = 8 * (points + boundary),
          .bytes_written = 8 * points,
          .items = points};
}

void Stencil::poison() {
  for (const auto& state : states) {
    for (std::size_t row = 0; row < n * n; ++row) {
      const auto begin =
          layout.row(static_cast<std::ptrdiff_t>(row % n), static_cast<std::ptrdiff_t>(row / n));
      spoil(state.subspan(begin, n));
    }
  }
}

Verdict Stencil::check() {
  // A neighbour meets three additions, a product and an addition in a step: five roundings, each with a
  // relative error up to u = 2^-53. All terms are positive, and so are the weights: the relative error of a
  // sum is no larger than the largest one of its terms, so after all steps it is below γ(5·steps) = 5·steps·u
  // / (1 - 5·steps·u) (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition, section 3.1).
  // One more for the reference, which is kept in doubles, and another one for second-order terms.
  const double bound = static_cast<double>(5 * steps + 2) * 0x1p-53;
  const auto& expected = expected_.get([&] { return reference(initial, layout, steps); });
  return check_elements(n * n * n, bound, [&](std::size_t i) {
    const auto y = static_cast<std::ptrdiff_t>(i / n % n);
    const auto z = static_cast<std::ptrdiff_t>(i / n / n);
    return Expected{result()[layout.row(y, z) + i % n], expected[i]};
  });
}

std::string Stencil::answer() const {
  return checksum_answer(std::as_bytes(result()));
}

Workload workload() {
  Workload w = workload_of<Stencil>("stencil");
  w.job =
      "steps of the heat equation on an n x n x n grid of doubles, larger than the cache (7-point stencil)";
  w.limited_by = "memory";
  w.size_parameter = "n";
  w.parameters = {{"n", "256", "points of each side of the grid", 0, std::uint64_t{1} << 14},
                  {"steps", "4", "steps in time", 1, 100}};
  w.quick = {{"n", "96"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::stencil
