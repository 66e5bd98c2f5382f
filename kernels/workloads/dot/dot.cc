// The dot product's inputs, cost and check, and its list of variants.
#include "kernels/workloads/dot/dot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kernels/contract/cache.h"
#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::dot {
namespace {

/// A multiple of 2^-32 as an integer.
std::uint64_t numerator(double value) {
  return static_cast<std::uint64_t>(value * 0x1p32);
}

/// The exact sum, rounded once: products of inputs are multiples of 2^-64, which 128 bits add without error.
long double exact_dot(std::span<const double> x, std::span<const double> y) {
  __extension__ using Wide = unsigned __int128;
  Wide sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += Wide{numerator(x[i])} * numerator(y[i]);
  return static_cast<long double>(sum) * 0x1p-64L;
}

/// Of the result, all terms being positive. Our own order: an element meets one product, kBlock/kLanes
/// additions in its lane, 5 in the tree of lanes, and the depth of the tree of blocks, each with a relative
/// error up to 2^-53 (Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition, section 4.2). A
/// library's order is not known: the chain of one that keeps 8 partial sums has n/8 additions, whose errors
/// grow as the root of that number but for a chance of 2·exp(-6²/2) (Higham and Mary, "A new approach to
/// probabilistic rounding error analysis", SIAM J. Sci. Comput. 41(5), 2019).
double relative_bound(std::size_t n) {
  const auto elements = static_cast<double>(n);
  const double own = kBlock / kLanes + 6 + std::ceil(std::log2(elements / kBlock + 2));
  return std::max(own, 6 * std::sqrt(elements / 8)) * 0x1p-53;
}

}  // namespace

Dot::Dot(const Parameters& parameters)
    : n(parameters.integer("n")), exceeds_cache(2 * n * sizeof(double) > second_level_cache_bytes()) {}

void Dot::allocate(Arena& inputs, Arena& outputs) {
  x = inputs.take<double>(n);
  y = inputs.take<double>(n);
  sums = outputs.take<double>(blocks());
  result = outputs.take<double>(1);
}

void Dot::fill(Team& team) {
  constexpr std::uint64_t kSeed = 2;
  const Range share = team.share(blocks(), 1);
  const std::size_t end = std::min(share.end * kBlock, n);
  for (std::size_t i = share.begin * kBlock; i < end; ++i) {
    const auto words = random_words(kSeed, i);
    x[i] = unit_interval(words[0]);
    y[i] = unit_interval(words[1]);
  }
}

Cost Dot::cost() const {
  const auto elements = static_cast<double>(n);
  return {.flops = 2 * elements, .bytes_read = 16 * elements, .items = elements};
}

Verdict Dot::check() {
  const long double exact = exact_.get([&] { return exact_dot(x, y); });
  return check_elements(1, relative_bound(n), [&](std::size_t) { return Expected{result[0], exact}; });
}

std::string Dot::answer() const {
  return fmt::format("dot={:.17g}", result[0]);
}

void add_blocks(const Dot& p, Team& team) {
  team.barrier();
  if (team.rank() == 0) p.result[0] = p.n == 0 ? 0 : tree_sum(p.sums.data(), p.blocks());
}

Workload workload() {
  Workload w = workload_of<Dot>("dot");
  w.job = "the dot product of two vectors of doubles, larger than the cache";
  w.limited_by = "memory";
  w.size_parameter = "n";
  w.parameters = {{"n", "33554432", "elements of each vector", 0, (std::uint64_t{1} << 31) - 1}};
  w.quick = {{"n", "8388608"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("openblas", openblas());
  w.add_device_library("cublas");
  w.add_device_library("cub");
  if constexpr (kBuiltWithCuda) {
    w.set_device(cuda);
    w.set_device(cublas, "cublas");
    w.set_device(cub, "cub");
  }
  return w;
}

}  // namespace lanebench::dot
