// The filter on the GPU: a warp per target row of a tile, which sums columns into shared memory, then along
// them.
#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/image_resize/image_resize.h"

namespace lanebench::image_resize {
namespace {

constexpr unsigned kWarp = 32;
constexpr unsigned kRows = 8;  // Warps of a block. Their rows have most source rows in common, in L1.
constexpr unsigned kTile =
    256;  // Targets of a warp, 8 per thread: the columns at its edges are summed twice.
constexpr unsigned kColumns = 2 * kTile + 2 * kMostTaps;  // That a tile needs at most, from a multiple of 4.
static_assert(kColumns % 4 == 0);

struct DeviceFilter {
  const std::int32_t* first;
  const std::int16_t* weights;
};

struct Image {
  const std::uint8_t* source;
  std::uint8_t* target;
  unsigned height;
  unsigned width;
  unsigned stride;
  unsigned target_height;
  unsigned target_width;
  unsigned target_stride;
};

// Four columns per thread and step: whole 32-bit words of each source row.
template <unsigned kTaps>
__device__ void sum_columns(short4* columns, const Image& image, const DeviceFilter& down, unsigned y,
                            unsigned begin, unsigned end) {
  const uchar4* rows[kTaps];
  int weights[kTaps];
#pragma unroll
  for (unsigned k = 0; k < kTaps; ++k) {
    const unsigned row = min(static_cast<unsigned>(down.first[y]) + k, image.height - 1);
    rows[k] = reinterpret_cast<const uchar4*>(image.source + std::size_t{row} * image.stride + begin);
    weights[k] = down.weights[y * kMostTaps + k];
  }
  for (unsigned i = threadIdx.x; 4 * i < end - begin; i += kWarp) {
    constexpr int kHalf = 1 << (kColumnShift - 1);
    int4 sum = make_int4(kHalf, kHalf, kHalf, kHalf);
#pragma unroll
    for (unsigned k = 0; k < kTaps; ++k) {
      const uchar4 pixels = __ldg(rows[k] + i);
      sum.x += weights[k] * pixels.x;
      sum.y += weights[k] * pixels.y;
      sum.z += weights[k] * pixels.z;
      sum.w += weights[k] * pixels.w;
    }
    columns[i] =
        make_short4(static_cast<short>(sum.x >> kColumnShift), static_cast<short>(sum.y >> kColumnShift),
                    static_cast<short>(sum.z >> kColumnShift), static_cast<short>(sum.w >> kColumnShift));
  }
}

template <unsigned kTaps>
__global__ void resize_kernel(Image image, DeviceFilter down, DeviceFilter along) {
  __shared__ short4 all_columns[kRows][kColumns / 4];
  const unsigned y = blockIdx.y * kRows + threadIdx.y;
  if (y >= image.target_height) return;  // A whole warp: none waits for another.
  const unsigned x0 = blockIdx.x * kTile;
  const unsigned x1 = min(x0 + kTile, image.target_width);
  short4* columns = all_columns[threadIdx.y];
  const unsigned begin = static_cast<unsigned>(along.first[x0]) / 4 * 4;
  const unsigned end = min(static_cast<unsigned>(along.first[x1 - 1]) + kTaps, image.stride);
  sum_columns<kTaps>(columns, image, down, y, begin, end);
  __syncwarp();
  const auto* sums = reinterpret_cast<const std::int16_t*>(columns);
  std::uint8_t* target = image.target + std::size_t{y} * image.target_stride;
  for (unsigned x = x0 + threadIdx.x; x < x1; x += kWarp) {
    const std::int16_t* from = sums + (along.first[x] - begin);
    // All weights of a target in one access: kMostTaps of them are 16 bytes.
    const int4 packed = __ldg(reinterpret_cast<const int4*>(along.weights) + x);
    const int pairs[4] = {packed.x, packed.y, packed.z, packed.w};
    int sum = 1 << (kTargetShift - 1);
#pragma unroll
    for (unsigned k = 0; k < kTaps; ++k) {
      const int weight = k % 2 == 0 ? static_cast<std::int16_t>(pairs[k / 2]) : pairs[k / 2] >> 16;
      sum += weight * from[k];
    }
    target[x] = static_cast<std::uint8_t>(min(max(sum >> kTargetShift, 0), 255));
  }
}

class ImageResizeJob final : public CudaJob {
 public:
  explicit ImageResizeJob(const ImageResize& p) : p_(p) {}

  void launch() override {
    if (p_.target.empty()) return;
    switch (p_.taps) {
      case 4:
        return launch<4>();
      case 6:
        return launch<6>();
      default:
        return launch<8>();
    }
  }

 private:
  template <unsigned kTaps>
  void launch() {
    const auto narrow = [](std::size_t value) { return static_cast<unsigned>(value); };
    const Image image{source_.data(),          target_.data(),         narrow(p_.height),
                      narrow(p_.width),        narrow(p_.stride),      narrow(p_.down.target),
                      narrow(p_.along.target), narrow(p_.along.padded)};
    const dim3 grid((image.target_width + kTile - 1) / kTile, (image.target_height + kRows - 1) / kRows);
    resize_kernel<kTaps><<<grid, dim3(kWarp, kRows), 0, stream()>>>(
        image, {down_first_.data(), down_weights_.data()}, {along_first_.data(), along_weights_.data()});
    cuda_check(cudaGetLastError(), "launch");
  }

  const ImageResize& p_;
  In<std::uint8_t> source_{*this, p_.source};
  In<std::int32_t> down_first_{*this, p_.down.first};
  In<std::int32_t> along_first_{*this, p_.along.first};
  In<std::int16_t> down_weights_{*this, p_.down.weights};
  In<std::int16_t> along_weights_{*this, p_.along.weights};
  Out<std::uint8_t> target_{*this, p_.target};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const ImageResize& p) {
  return std::make_unique<ImageResizeJob>(p);
}

}  // namespace lanebench::image_resize
