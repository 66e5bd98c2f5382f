// The dot product on the GPU: a warp per block, a thread per logical lane, then one thread block for the
// tree, in the order of additions of all other variants.
#include "kernels/workloads/dot/device_dot.h"

namespace lanebench::dot {
namespace {

constexpr unsigned kThreads = 256;
constexpr unsigned kTreeThreads = 1024;
constexpr unsigned kWarp = 32;
static_assert(kLanes == kWarp, "a thread keeps one logical lane");

// Unrolled so that each thread has 16 loads under way: a lane's additions wait for each other, its loads do
// not.
__global__ void blocks_kernel(double* sums, const double* x, const double* y, std::size_t n,
                              std::size_t blocks) {
  const unsigned lane = threadIdx.x % kWarp;
  const std::size_t warps = std::size_t{gridDim.x} * (blockDim.x / kWarp);
  std::size_t block = std::size_t{blockIdx.x} * (blockDim.x / kWarp) + threadIdx.x / kWarp;
  for (; block < blocks; block += warps) {
    const std::size_t begin = block * kBlock;
    const std::size_t end = begin + kBlock < n ? begin + kBlock : n;
    double sum = 0;
#pragma unroll 8
    for (std::size_t i = begin + lane; i < end; i += kWarp) sum = __dadd_rn(sum, __dmul_rn(x[i], y[i]));
    for (unsigned half = kWarp / 2; half > 0; half /= 2) {
      sum = __dadd_rn(sum, __shfl_down_sync(0xFFFFFFFF, sum, half));
    }
    if (lane == 0) sums[block] = sum;
  }
}

// tree_sum of dot.h by one thread block; each round halves what is left.
__global__ void tree_kernel(double* result, double* sums, std::size_t count) {
  while (count > 1) {
    const std::size_t half = (count + 1) / 2;
    for (std::size_t i = threadIdx.x; i < count - half; i += blockDim.x) {
      sums[i] = __dadd_rn(sums[i], sums[i + half]);
    }
    __syncthreads();
    count = half;
  }
  if (threadIdx.x == 0) *result = count == 0 ? 0 : sums[0];
}

class OwnDot final : public DotJob {
 public:
  explicit OwnDot(const Dot& p) : DotJob(p) {}

  void launch() override {
    blocks_kernel<<<blocks_for(p_.blocks() * kWarp, kThreads), kThreads, 0, stream()>>>(
        sums_.data(), x_.data(), y_.data(), p_.n, p_.blocks());
    tree_kernel<<<1, kTreeThreads, 0, stream()>>>(result_.data(), sums_.data(), p_.blocks());
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  DeviceBuffer<double> sums_{p_.blocks()};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Dot& p) {
  return std::make_unique<OwnDot>(p);
}

}  // namespace lanebench::dot
