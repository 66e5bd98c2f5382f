// Seeded permutations.
#include "harness/child/rounds.h"

#include <numeric>
#include <utility>

#include "kernels/contract/random.h"

namespace lanebench {

std::vector<std::size_t> round_order(std::size_t cases, std::uint64_t seed, std::uint64_t round) {
  std::vector<std::size_t> order(cases);
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Fisher-Yates with our own generator: std::shuffle's result differs between standard libraries.
  constexpr std::uint64_t kStride = std::uint64_t{1} << 32;  // Rounds have streams of their own.
  for (std::size_t i = cases; i > 1; --i) {
    std::swap(order[i - 1], order[random_bits(seed, round * kStride + i) % i]);
  }
  return order;
}

}  // namespace lanebench
