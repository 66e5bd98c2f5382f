// Evaluates the cubic, and rounds it to fixed point.
#include "kernels/workloads/image_resize/filter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace lanebench::image_resize {
namespace {

/// Keys's cubic with a = -1/2 (Catmull-Rom's), "Cubic convolution interpolation for digital image
/// processing", IEEE Transactions on Acoustics, Speech and Signal Processing 29(6), 1981.
double cubic(double distance) {
  const double x = std::fabs(distance);
  if (x < 1) return 1 + x * x * (1.5 * x - 2.5);
  if (x < 2) return 2 + x * (-4 + x * (2.5 - 0.5 * x));
  return 0;
}

/// Rounds weights, and gives the largest of them what is missing of 1.
void round_weights(std::span<const double> exact, std::span<std::int16_t> weights) {
  double sum = 0;
  for (const double weight : exact) sum += weight;
  int missing = 1 << kWeightBits;
  for (std::size_t k = 0; k < exact.size(); ++k) {
    weights[k] = static_cast<std::int16_t>(std::lround(exact[k] / sum * (1 << kWeightBits)));
    missing -= weights[k];
  }
  std::int16_t& largest = *std::ranges::max_element(weights);
  largest = static_cast<std::int16_t>(largest + missing);
}

}  // namespace

// As many as an open interval of four source elements per target element can hold; an even number, because
// vectors multiply pairs.
std::size_t taps_of(std::size_t source, std::size_t target) {
  return target == 0 ? 4 : ((4 * source + target - 1) / target + 1) / 2 * 2;
}

void Filter::allocate(Arena& arena) {
  first = arena.take<std::int32_t>(padded);
  weights = arena.take<std::int16_t>(padded * kMostTaps);
}

void Filter::fill() {
  std::ranges::fill(weights, std::int16_t{0});
  if (target == 0) return;
  const double widening = static_cast<double>(source) / static_cast<double>(target);
  const double step = static_cast<double>(((source << 16) + target / 2) / target) * 0x1p-16;
  const std::int64_t end = static_cast<std::int64_t>(source) - 1;
  const std::int64_t last_first = std::max<std::int64_t>(0, end + 1 - static_cast<std::int64_t>(taps));
  for (std::size_t i = 0; i < target; ++i) {
    const double center = (static_cast<double>(i) + 0.5) * step - 0.5;
    const auto begin = static_cast<std::int64_t>(std::floor(center - 2 * widening)) + 1;
    const std::int64_t inside = std::clamp<std::int64_t>(begin, 0, last_first);
    std::array<double, kMostTaps> exact{};
    for (std::size_t k = 0; k < taps; ++k) {
      const std::int64_t element = begin + static_cast<std::int64_t>(k);
      exact[static_cast<std::size_t>(std::clamp<std::int64_t>(element, 0, end) - inside)] +=
          cubic((static_cast<double>(element) - center) / widening);
    }
    first[i] = static_cast<std::int32_t>(inside);
    round_weights(std::span(exact).first(taps), weights.subspan(i * kMostTaps, taps));
  }
  std::fill(first.begin() + static_cast<std::ptrdiff_t>(target), first.end(), first[target - 1]);
}

void Quads::allocate(Arena& arena, const Filter& filter) {
  count = filter.padded / 4;
  first = arena.take<std::int32_t>(count);
  bytes = arena.take<std::uint8_t>(16 * count);
  words = arena.take<std::uint16_t>(8 * count);
  weights = arena.take<std::int16_t>(8 * count * (filter.taps / 2));
}

void Quads::fill(const Filter& filter) {
  for (std::size_t quad = 0; quad < count; ++quad) {
    first[quad] = filter.first[4 * quad];
    for (std::size_t j = 0; j < 4; ++j) {
      const std::size_t i = 4 * quad + j;
      // At most 6 and 30: a target is at most two source elements behind the one before it.
      const std::int32_t behind = filter.first[i] - first[quad];
      const std::int32_t far_behind = filter.first[i] - first[quad / 4 * 4];
      for (int byte = 0; byte < 4; ++byte) {
        bytes[16 * quad + 4 * j + static_cast<std::size_t>(byte)] =
            static_cast<std::uint8_t>(2 * behind + byte);
      }
      words[8 * quad + 2 * j] = static_cast<std::uint16_t>(far_behind);
      words[8 * quad + 2 * j + 1] = static_cast<std::uint16_t>(far_behind + 1);
      for (std::size_t k = 0; k < filter.taps; ++k) {
        weights[(k / 2 * count + quad) * 8 + 2 * j + k % 2] = filter.weights[i * kMostTaps + k];
      }
    }
  }
}

}  // namespace lanebench::image_resize
