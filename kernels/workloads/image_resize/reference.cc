// The reference: the filter's definition in floating point, without the tables of the variants.
#include <algorithm>
#include <cmath>

#include "kernels/workloads/image_resize/image_resize.h"

namespace lanebench::image_resize {
namespace {

/// The elements that target element i is made of, and what it takes of each.
struct Parts {
  std::vector<std::size_t> elements;
  std::vector<double> shares;
};

/// The cubic of Keys with its parameter a, as he writes it; here a = -1/2.
long double keys(long double x) {
  constexpr long double kA = -0.5L;
  x = std::fabs(x);
  if (x < 1) return (kA + 2) * x * x * x - (kA + 3) * x * x + 1;
  if (x < 2) return kA * x * x * x - 5 * kA * x * x + 8 * kA * x - 4 * kA;
  return 0;
}

/// The definition: target elements are `step` apart in the source, which is source/target rounded to 2^-16,
/// as in libswscale; both have their middle in one place but for that. The cubic is widened by source/target,
/// and the shares add up to 1. The outermost elements go on beyond the ends.
std::vector<Parts> parts_of(std::size_t source, std::size_t target) {
  std::vector<Parts> all(target);
  const auto from = static_cast<long double>(source);
  const auto to = static_cast<long double>(target);
  const long double step = std::floor(from * 65536 / to + 0.5L) / 65536;
  for (std::size_t i = 0; i < target; ++i) {
    const long double center = (static_cast<long double>(i) + 0.5L) * step - 0.5L;
    const auto begin = static_cast<long>(center - 2 * from / to) - 2;
    long double sum = 0;
    for (long element = begin; element < begin + 14; ++element) sum += keys((element - center) * to / from);
    for (long element = begin; element < begin + 14; ++element) {
      const long double share = keys((element - center) * to / from) / sum;
      if (share == 0) continue;
      all[i].elements.push_back(
          static_cast<std::size_t>(std::clamp(element, 0L, static_cast<long>(source) - 1)));
      all[i].shares.push_back(static_cast<double>(share));
    }
  }
  return all;
}

}  // namespace

std::vector<float> reference_of(const ImageResize& p) {
  const std::vector<Parts> down = parts_of(p.height, p.down.target);
  const std::vector<Parts> along = parts_of(p.width, p.along.target);
  std::vector<float> image;
  image.reserve(down.size() * along.size());
  std::vector<double> sums(p.width);
  for (const Parts& row : down) {
    std::ranges::fill(sums, 0);
    for (std::size_t k = 0; k < row.shares.size(); ++k) {
      const std::uint8_t* from = p.source.data() + row.elements[k] * p.stride;
      for (std::size_t x = 0; x < p.width; ++x) sums[x] += row.shares[k] * from[x];
    }
    for (const Parts& pixel : along) {
      double value = 0;
      for (std::size_t k = 0; k < pixel.shares.size(); ++k)
        value += pixel.shares[k] * sums[pixel.elements[k]];
      image.push_back(static_cast<float>(value));
    }
  }
  return image;
}

}  // namespace lanebench::image_resize
