// Seeded rotation, and the stop rule on paired speedups.
#include "harness/child/rounds.h"

#include <algorithm>
#include <numeric>

#include "kernels/contract/random.h"
#include "reports/analysis/statistics.h"

namespace lanebench {

std::vector<std::size_t> round_order(std::size_t cases, std::uint64_t seed, std::uint64_t round) {
  std::vector<std::size_t> order(cases);
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Fisher-Yates with our own generator: std::shuffle's result differs between standard libraries.
  for (std::size_t i = cases; i > 1; --i) std::swap(order[i - 1], order[random_bits(seed, i) % i]);
  if (cases > 0) {
    std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(round % cases), order.end());
  }
  return order;
}

bool precise_enough(const std::vector<std::vector<double>>& series, double precision) {
  return !series.empty() && std::ranges::all_of(series, [&](const std::vector<double>& other) {
    return !other.empty() && relative_half_width(paired_speedup(series.front(), other)) <= precision;
  });
}

}  // namespace lanebench
