// The image and its filters, the cost and the check, and the list of variants.
#include "kernels/workloads/image_resize/image_resize.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/contract/random.h"

namespace lanebench::image_resize {
namespace {

/// Grey levels. Weights of 14 bits are off by 2^-15 each, the largest by as much for every tap: 2·8·2^-15 of
/// 255 levels in each direction, of which the first one's error is weighted up to 1.25-fold and the second
/// one sees values up to 1.13 · 255; columns are rounded to 2^-6 and the target to 1: 0.16 + 0.14 + 0.01 +
/// 0.5. That is ours, 0.81. The rest is for libswscale: weights of 14 and 12 bits, sums that are cut to 16
/// bits at each tap, and a tap at the first two rows and columns that its filter leaves out, with a weight
/// below 1/64. A pixel that is missing or in the wrong place is off by more, since the image has noise of 64
/// levels.
constexpr double kTolerance = 2;

constexpr std::size_t padded(std::size_t elements) {
  return (elements + kBlock - 1) / kBlock * kBlock;
}

/// Noise on a smooth pattern. From 32 to 222, so that no filter leaves the range of a byte on its way: where
/// libswscale would clamp between the directions, and this job does not.
std::uint8_t pixel(std::size_t x, std::size_t y, unsigned noise) {
  const auto wave = static_cast<unsigned>((x + 2 * y) % 256);
  return static_cast<std::uint8_t>(32 + (wave < 128 ? wave : 255 - wave) + noise % 64);
}

}  // namespace

ImageResize::ImageResize(const Parameters& parameters)
    : height(parameters.integer("height")), width(parameters.integer("width")) {
  const std::uint64_t numerator = parameters.integer("numerator");
  const std::uint64_t denominator = parameters.integer("denominator");
  if (numerator > denominator || 2 * numerator < denominator) {
    throw InputError(fmt::format("image_resize: {}/{} is not in 1/2 … 1: set numerator and denominator",
                                 numerator, denominator));
  }
  const auto filter = [&](std::size_t from, std::size_t block) {
    const std::size_t to = (from * numerator + denominator - 1) / denominator;
    return Filter{.source = from, .target = to, .padded = (to + block - 1) / block * block};
  };
  down = filter(height, 1);
  along = filter(width, kBlock);
  taps = std::max(taps_of(down.source, down.target), taps_of(along.source, along.target));
  down.taps = taps;
  along.taps = taps;
  stride = padded(width);
}

void ImageResize::allocate(Arena& inputs, Arena& outputs) {
  // Whole vectors may read past the last pixel.
  source = inputs.take<std::uint8_t>(height * stride + kBlock);
  down.allocate(inputs);
  along.allocate(inputs);
  quads.allocate(inputs, along);
  target = outputs.take<std::uint8_t>(down.target * along.padded);
  columns = outputs.take<std::int16_t>(kMaxWorkers * (stride + kBlock));
}

void ImageResize::fill(Team& team) {
  constexpr std::uint64_t kSeed = 24;
  if (team.rank() == 0) {
    down.fill();
    along.fill();
    quads.fill(along);
  }
  const Range share = team.share(height, 1);
  for (std::size_t y = share.begin; y < share.end; ++y) {
    for (std::size_t x = 0; x < stride; x += 16) {
      const auto words = random_words(kSeed, (y * stride + x) / 16);
      for (std::size_t i = 0; i < 16; ++i) {
        source[y * stride + x + i] = pixel(x + i, y, words[i / 4] >> (8 * (i % 4)));
      }
    }
  }
}

Cost ImageResize::cost() const {
  const auto read = static_cast<double>(height * width);
  const auto written = static_cast<double>(down.target * along.target);
  return {.bytes_read = read, .bytes_written = written, .items = written};
}

// No right answer: no weighted sum of pixels below 223 is so large.
Verdict ImageResize::check() {
  const auto& expected = expected_.get([&] { return reference_of(*this); });
  Verdict verdict;
  for (std::size_t y = 0; y < down.target; ++y) {
    for (std::size_t x = 0; x < along.target; ++x) {
      const double want = expected[y * along.target + x];
      const double error = std::fabs(target_row(y)[x] - want);
      verdict.max_rel_error = std::max(verdict.max_rel_error, error / 255);
      if (error <= kTolerance || !verdict.correct) continue;
      verdict.correct = false;
      verdict.reason =
          fmt::format("row {}, column {}: got {}, expected {:.2f}", y, x, target_row(y)[x], want);
    }
  }
  return verdict;
}

std::string ImageResize::answer() const {
  std::uint64_t sum = 0;
  for (std::size_t y = 0; y < down.target; ++y) {
    for (std::size_t x = 0; x < along.target; ++x) sum += target_row(y)[x];
  }
  return fmt::format(
      "size={}x{} mean={:.6f}", along.target, down.target,
      static_cast<double>(sum) / static_cast<double>(std::max<std::size_t>(1, down.target * along.target)));
}

Workload workload() {
  Workload w = workload_of<ImageResize>("image_resize");
  w.job = "a grey image shrunk with a widened cubic filter, in fixed point";
  w.no_roof = "16-bit integer multiply-adds, for which no ceiling is measured";
  w.size_parameter = "height";
  w.parameters = {
      {"height", "4320", "rows of the source", 0, 65536},
      {"width", "7680", "pixels in its rows", 0, 65536},
      {"numerator", "2", "the target has numerator/denominator of the rows and of the pixels, rounded up", 1,
       1000},
      {"denominator", "3", "see numerator; from 1/2 to 1", 1, 1000},
  };
  w.quick = {{"height", "1080"}, {"width", "1920"}};
  w.add_lanes(scalar, autovec(), simd());
  w.add("swscale", swscale());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::image_resize
