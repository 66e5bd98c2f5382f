// Monte Carlo π on the GPU: a grid-stride loop, one count per thread, one atomic addition per block.
#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/monte_carlo_pi/hit.h"
#include "kernels/workloads/monte_carlo_pi/monte_carlo_pi.h"

namespace lanebench::monte_carlo_pi {
namespace {

constexpr unsigned kWarp = 32;
constexpr unsigned kThreads = 256;

using Count = unsigned long long;  // What atomicAdd takes.
static_assert(sizeof(Count) == sizeof(std::uint64_t));

// The sum over a warp, valid in lane 0.
__device__ Count warp_sum(Count count) {
  for (unsigned distance = kWarp / 2; distance > 0; distance /= 2) {
    count += __shfl_down_sync(0xFFFFFFFF, count, distance);
  }
  return count;
}

// Counts stay in registers, warps add theirs by shuffles, and only one addition per block meets the others
// in memory.
__global__ void count_hits(Count* hits, std::uint64_t seed, std::uint64_t first, std::uint64_t points) {
  const std::uint64_t stride = std::uint64_t{gridDim.x} * blockDim.x;
  Count count = 0;
  for (std::uint64_t i = std::uint64_t{blockIdx.x} * blockDim.x + threadIdx.x; i < points; i += stride) {
    count += is_hit(seed, first + i) ? 1 : 0;
  }
  __shared__ Count of_warp[kThreads / kWarp];
  count = warp_sum(count);
  if (threadIdx.x % kWarp == 0) of_warp[threadIdx.x / kWarp] = count;
  __syncthreads();
  if (threadIdx.x >= kWarp) return;
  count = warp_sum(threadIdx.x < kThreads / kWarp ? of_warp[threadIdx.x] : 0);
  if (threadIdx.x == 0) atomicAdd(hits, count);
}

class MonteCarloPiJob final : public CudaJob {
 public:
  explicit MonteCarloPiJob(const MonteCarloPi& p) : p_(p) {}

  void launch() override {
    hits_.zero(stream());
    count_hits<<<blocks_for(p_.points, kThreads), kThreads, 0, stream()>>>(
        reinterpret_cast<Count*>(hits_.data()), p_.seed, p_.first, p_.points);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  const MonteCarloPi& p_;
  // There is no input: the points come from their indices.
  Out<std::uint64_t> hits_{*this, p_.hits};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const MonteCarloPi& p) {
  return std::make_unique<MonteCarloPiJob>(p);
}

}  // namespace lanebench::monte_carlo_pi
