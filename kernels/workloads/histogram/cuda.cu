// The histogram on the GPU: a table per thread block in shared memory, with a column per lane of a warp, so
// that no two lanes ever meet, whatever the input.
#include "kernels/workloads/histogram/device_histogram.h"

namespace lanebench::histogram {
namespace {

using Count = unsigned long long;  // What atomicAdd takes.
static_assert(sizeof(Count) == sizeof(std::uint64_t));

constexpr unsigned kWarp = 32;
constexpr unsigned kThreads = 1024;
constexpr unsigned kWarps = kThreads / kWarp;
constexpr unsigned kBlocksPerProcessor = 2;  // All 2048 threads of a multiprocessor.

/// Of the block's table: a row of 32 counters per bin, which lie in the 32 banks of shared memory. A lane
/// uses its own column, hence its own bank: the atomic additions of a warp go through at once. They are
/// atomic for the sake of the block's other warps, which use the same table.
__device__ void add(unsigned* column, unsigned bin, unsigned count) {
  atomicAdd(column + bin * kWarp, count);
}

__device__ void add_word(unsigned* column, unsigned word) {
#pragma unroll
  for (unsigned shift = 0; shift < 32; shift += 8) add(column, word >> shift & 255, 1);
}

/// 16 equal bytes are one addition.
__device__ void add_quad(unsigned* column, uint4 quad) {
  const unsigned first = __byte_perm(quad.x, 0, 0);  // Its lowest byte, four times.
  if (quad.x == first && quad.y == first && quad.z == first && quad.w == first) {
    add(column, first & 255, 16);
    return;
  }
  add_word(column, quad.x);
  add_word(column, quad.y);
  add_word(column, quad.z);
  add_word(column, quad.w);
}

__global__ void __launch_bounds__(kThreads, kBlocksPerProcessor)
    count_kernel(Count* counts, const std::uint8_t* bytes, std::size_t n) {
  __shared__ unsigned table[kBins * kWarp];
  for (unsigned i = threadIdx.x; i < kBins * kWarp; i += kThreads) table[i] = 0;
  __syncthreads();

  const unsigned lane = threadIdx.x % kWarp;
  unsigned* column = table + lane;
  const auto* quads = reinterpret_cast<const uint4*>(bytes);
  const std::size_t count = n / sizeof(uint4);
  const std::size_t stride = std::size_t{gridDim.x} * kThreads;
  const std::size_t first = std::size_t{blockIdx.x} * kThreads + threadIdx.x;
  std::size_t i = first;
  for (; i + stride < count; i += 2 * stride) {  // Two loads under way before the first is counted.
    const uint4 one = __ldcs(quads + i);
    const uint4 other = __ldcs(quads + i + stride);
    add_quad(column, one);
    add_quad(column, other);
  }
  if (i < count) add_quad(column, __ldcs(quads + i));
  const std::size_t rest = count * sizeof(uint4) + first;
  if (rest < n) add(column, bytes[rest], 1);
  __syncthreads();

  for (unsigned bin = threadIdx.x / kWarp; bin < kBins; bin += kWarps) {
    unsigned sum = table[bin * kWarp + lane];
    for (unsigned step = kWarp / 2; step > 0; step /= 2) sum += __shfl_xor_sync(0xFFFFFFFF, sum, step);
    if (lane == 0 && sum > 0) atomicAdd(counts + bin, Count{sum});
  }
}

class OwnHistogram final : public HistogramJob {
 public:
  explicit OwnHistogram(const Histogram& p) : HistogramJob(p) {
    int processors = 0;
    cuda_check(cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, 0), "processors");
    const std::size_t needed = blocks_for(p.n / sizeof(uint4), kThreads);
    const std::size_t resident = static_cast<unsigned>(processors) * kBlocksPerProcessor;
    blocks_ = static_cast<unsigned>(needed < resident ? needed : resident);
  }

  void launch() override {
    counts_.zero(stream());
    count_kernel<<<blocks_, kThreads, 0, stream()>>>(reinterpret_cast<Count*>(counts_.data()), bytes_.data(),
                                                     p_.n);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  Out<std::uint64_t> counts_{*this, p_.counts};
  unsigned blocks_ = 0;
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Histogram& p) {
  return std::make_unique<OwnHistogram>(p);
}

}  // namespace lanebench::histogram
