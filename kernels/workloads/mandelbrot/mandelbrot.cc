// The Mandelbrot set's points, cost and check, and its list of variants.
#include "kernels/workloads/mandelbrot/mandelbrot.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"

namespace lanebench::mandelbrot {
namespace {

/// The middle of pixel i of n over [middle - 5/4, middle + 5/4].
float centre(std::size_t i, std::size_t n, double middle) {
  return static_cast<float>(middle - 1.25 + 2.5 * (static_cast<double>(i) + 0.5) / static_cast<double>(n));
}

std::size_t padded(std::size_t n) {
  return (n + Mandelbrot::kPadding - 1) / Mandelbrot::kPadding * Mandelbrot::kPadding;
}

float point_re(std::size_t column, std::size_t width) {
  return centre(column, width, -0.75);
}

float point_im(std::size_t row, std::size_t height) {
  return centre(row, height, 0);
}

/// The count of one point: leaves at once. Any other arithmetic, of higher precision too, has other counts
/// at the border of the set; so it is the same arithmetic, in a loop of its own.
std::uint32_t reference_count(float re, float im, std::uint32_t iterations) {
  float x = 0;
  float y = 0;
  std::uint32_t steps = 0;
  while (steps < iterations) {
    const float xx = x * x;
    const float yy = y * y;
    if (xx + yy > kEscaped) break;
    const float xy = x * y;
    y = 2 * xy + im;
    x = xx - yy + re;
    ++steps;
  }
  return steps;
}

std::vector<std::uint32_t> reference(std::size_t width, std::size_t height, std::uint32_t iterations) {
  std::vector<std::uint32_t> counts;
  counts.reserve(width * height);
  for (std::size_t row = 0; row < height; ++row) {
    for (std::size_t column = 0; column < width; ++column) {
      counts.push_back(reference_count(point_re(column, width), point_im(row, height), iterations));
    }
  }
  return counts;
}

double sum(const std::vector<std::uint32_t>& counts) {
  return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
}

}  // namespace

Mandelbrot::Mandelbrot(const Parameters& parameters)
    : width(parameters.integer("width")),
      height(parameters.integer("height")),
      iterations(static_cast<std::uint32_t>(parameters.integer("iterations"))) {}

void Mandelbrot::allocate(Arena& inputs, Arena& outputs) {
  re = inputs.take<float>(padded(width));
  im = inputs.take<float>(padded(height));
  counts = outputs.take<std::uint32_t>(pixels());
}

void Mandelbrot::fill(Team& team) {
  const Range columns = team.share(re.size());
  for (std::size_t i = columns.begin; i < columns.end; ++i) re[i] = i < width ? point_re(i, width) : kEscaped;
  const Range rows = team.share(im.size());
  for (std::size_t i = rows.begin; i < rows.end; ++i) im[i] = i < height ? point_im(i, height) : kEscaped;
}

/// A step is three products and four additions (2·xy is one), and its test one more: 8. How many steps there
/// are follows from the parameters alone, but only by taking them.
Cost Mandelbrot::cost() const {
  const double steps = sum(expected());
  return {.flops = 8 * steps,
          .single_precision = true,
          .bytes_written = sizeof(std::uint32_t) * static_cast<double>(pixels()),
          .items = static_cast<double>(pixels())};
}

const std::vector<std::uint32_t>& Mandelbrot::expected() const {
  return expected_.get([&] { return reference(width, height, iterations); });
}

Verdict Mandelbrot::check() {
  return check_equal(
      pixels(), [&](std::size_t i) { return counts[i]; }, [&](std::size_t i) { return expected()[i]; });
}

std::string Mandelbrot::answer() const {
  const auto inside = std::ranges::count(counts, iterations);
  const std::uint64_t steps = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  return fmt::format("steps={} inside={}", steps, inside);
}

Workload workload() {
  Workload w = workload_of<Mandelbrot>("mandelbrot");
  w.job = "steps of z := z*z + c until |z| > 2 for each pixel of the Mandelbrot set, in float32";
  w.size_parameter = "height";
  w.parameters = {
      {"width", "1024", "pixels of a row", 0, Mandelbrot::kMostWidth},
      {"height", "1024", "rows", 0, 65536},
      {"iterations", "256", "most steps of a pixel", 0, 1'000'000},
  };
  w.quick = {{"width", "256"}, {"height", "256"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::mandelbrot
