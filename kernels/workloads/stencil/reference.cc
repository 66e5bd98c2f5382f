// Adds each point's share to its neighbours instead of collecting theirs, which is another program than the
// variants'.
#include "kernels/workloads/stencil/reference.h"

#include <algorithm>
#include <iterator>

#include "kernels/workloads/stencil/update.h"

namespace lanebench::stencil {
namespace {

/// A state of the grid whose planes come one after the other; those that no step needs any more are
/// overwritten. n + 2 points a side, boundary included.
class Wave {
 public:
  explicit Wave(std::size_t side) : side_(side), planes_(kKept, std::vector<long double>(side * side)) {}

  std::vector<long double>& plane(std::size_t z) { return planes_[z % kKept]; }

  /// Plane z after a step from `before`, of which planes z-1 to z+1 are there.
  void advance(Wave& before, std::size_t z) {
    std::vector<long double>& sum = plane(z);
    std::ranges::fill(sum, 0.0L);
    const std::vector<long double>& middle = before.plane(z);
    for (std::size_t y = 0; y < side_; ++y) {
      for (std::size_t x = 0; x < side_; ++x) {
        const std::size_t i = y * side_ + x;
        const long double flow = kFlow * middle[i];
        if (x > 0) sum[i - 1] += flow;
        if (x + 1 < side_) sum[i + 1] += flow;
        if (y > 0) sum[i - side_] += flow;
        if (y + 1 < side_) sum[i + side_] += flow;
        sum[i] += kStay * middle[i] + kFlow * (before.plane(z - 1)[i] + before.plane(z + 1)[i]);
      }
    }
    keep_boundary(middle, sum);
  }

 private:
  static constexpr std::size_t kKept = 3;

  void keep_boundary(const std::vector<long double>& from, std::vector<long double>& to) const {
    for (std::size_t i = 0; i < side_; ++i) {
      for (const std::size_t edge : {i, (side_ - 1) * side_ + i, i * side_, i * side_ + side_ - 1}) {
        to[edge] = from[edge];
      }
    }
  }

  std::size_t side_;
  std::vector<std::vector<long double>> planes_;
};

}  // namespace

std::vector<double> reference(std::span<const double> initial, const Layout& layout, std::size_t steps) {
  const std::size_t n = layout.n;
  const std::size_t side = n + 2;
  std::vector<Wave> waves(steps + 1, Wave(side));
  std::vector<double> result;
  result.reserve(n * n * n);
  // Plane z of step s follows plane z+1 of step s-1; the two outermost planes stay as they are.
  for (std::size_t front = 0; front < side + steps; ++front) {
    for (std::size_t step = 0; step <= steps && step <= front; ++step) {
      const std::size_t z = front - step;
      if (z >= side) continue;
      std::vector<long double>& plane = waves[step].plane(z);
      if (step > 0 && z > 0 && z + 1 < side) {
        waves[step].advance(waves[step - 1], z);
      } else {
        for (std::size_t i = 0; i < plane.size(); ++i) {
          const auto x = static_cast<std::ptrdiff_t>(i % side) - 1;
          const auto begin = static_cast<std::ptrdiff_t>(
              layout.row(static_cast<std::ptrdiff_t>(i / side) - 1, static_cast<std::ptrdiff_t>(z) - 1));
          plane[i] = initial[static_cast<std::size_t>(begin + x)];
        }
      }
      if (step < steps || z == 0 || z + 1 >= side) continue;
      for (std::size_t y = 1; y <= n; ++y) {
        const auto row = plane.begin() + static_cast<std::ptrdiff_t>(y * side + 1);
        std::transform(row, row + static_cast<std::ptrdiff_t>(n), std::back_inserter(result),
                       [](long double value) { return static_cast<double>(value); });
      }
    }
  }
  return result;
}

}  // namespace lanebench::stencil
