// The Mandelbrot set on the GPU: a thread per pixel, a warp per 8 × 4 pixels, which leave at about the same
// step.
#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/mandelbrot/mandelbrot.h"

namespace lanebench::mandelbrot {
namespace {

constexpr unsigned kTileWidth = 8;
constexpr unsigned kTileHeight = 4;
constexpr unsigned kWarps = 4;  // Of a block, above one another.
// Steps between two tests: each costs two instructions beside the six of a step.
constexpr std::uint32_t kSteps = 8;

struct Point {
  float x;
  float y;
};

// A step of mandelbrot.h; the fused multiply-add adds to an exact product.
__device__ Point step(Point z, float re, float im) {
  const float xy = __fmul_rn(z.x, z.y);
  return {__fadd_rn(__fsub_rn(__fmul_rn(z.x, z.x), __fmul_rn(z.y, z.y)), re), __fmaf_rn(2, xy, im)};
}

__device__ bool is_inside(Point z) {
  return __fadd_rn(__fmul_rn(z.x, z.x), __fmul_rn(z.y, z.y)) <= kEscaped;
}

__device__ std::uint32_t count(float re, float im, std::uint32_t iterations) {
  Point z{0, 0};
  std::uint32_t done = 0;
  while (done + kSteps <= iterations) {
    Point next = z;
#pragma unroll
    for (std::uint32_t i = 0; i < kSteps; ++i) next = step(next, re, im);
    if (!is_inside(next)) break;
    z = next;
    done += kSteps;
  }
  // The steps among which it escaped, or the last ones, once more, one at a time.
  while (done < iterations && is_inside(z)) {
    z = step(z, re, im);
    ++done;
  }
  return done;
}

// blockIdx.y strides, since a grid has at most 65535 blocks in that direction.
__global__ void count_pixels(std::uint32_t* counts, const float* re, const float* im, std::size_t width,
                             std::size_t height, std::uint32_t iterations) {
  const std::size_t column = std::size_t{blockIdx.x} * kTileWidth + threadIdx.x;
  if (column >= width) return;
  const std::size_t stride = std::size_t{gridDim.y} * blockDim.y;
  for (std::size_t row = std::size_t{blockIdx.y} * blockDim.y + threadIdx.y; row < height; row += stride) {
    counts[row * width + column] = count(re[column], im[row], iterations);
  }
}

class MandelbrotJob final : public CudaJob {
 public:
  explicit MandelbrotJob(const Mandelbrot& p) : p_(p) {}

  void launch() override {
    if (p_.pixels() == 0) return;
    constexpr std::size_t kMostBlocks = 65535;
    constexpr std::size_t kRows = kTileHeight * kWarps;
    const auto across = static_cast<unsigned>((p_.width + kTileWidth - 1) / kTileWidth);
    const std::size_t down = (p_.height + kRows - 1) / kRows;
    const dim3 blocks(across, static_cast<unsigned>(down < kMostBlocks ? down : kMostBlocks));
    count_pixels<<<blocks, dim3(kTileWidth, kRows), 0, stream()>>>(counts_.data(), re_.data(), im_.data(),
                                                                   p_.width, p_.height, p_.iterations);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  const Mandelbrot& p_;
  In<float> re_{*this, p_.re};
  In<float> im_{*this, p_.im};
  Out<std::uint32_t> counts_{*this, p_.counts};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Mandelbrot& p) {
  return std::make_unique<MandelbrotJob>(p);
}

}  // namespace lanebench::mandelbrot
