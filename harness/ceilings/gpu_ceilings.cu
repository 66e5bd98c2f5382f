// The most that GPU 0 reaches: bandwidth of its memory, arithmetic in its registers.
#include <algorithm>
#include <functional>

#include "harness/ceilings/gpu_ceilings.h"
#include "kernels/gpu/cuda_support.h"
#include "kernels/gpu/gpu.h"

namespace lanebench {
namespace {

constexpr unsigned kThreads = 256;
constexpr int kLaunches = 9;

__global__ void fill_kernel(double2* data, std::size_t n) {
  const std::size_t stride = std::size_t{gridDim.x} * blockDim.x;
  for (std::size_t i = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x; i < n; i += stride) {
    data[i] = {static_cast<double>(i % 1021), 1};
  }
}

// 16-byte accesses, as kernels/workloads/triad/cuda.cu.
__global__ void copy_kernel(double2* __restrict__ a, const double2* __restrict__ b, std::size_t n) {
  const std::size_t stride = std::size_t{gridDim.x} * blockDim.x;
  for (std::size_t i = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x; i < n; i += stride) a[i] = b[i];
}

__global__ void triad_kernel(double2* __restrict__ a, const double2* __restrict__ b,
                             const double2* __restrict__ c, double s, std::size_t n) {
  const std::size_t stride = std::size_t{gridDim.x} * blockDim.x;
  for (std::size_t i = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x; i < n; i += stride) {
    const double2 x = b[i];
    const double2 y = c[i];
    a[i] = {fma(s, y.x, x.x), fma(s, y.y, x.y)};
  }
}

/// Sums that stay in registers; elements are positive, so nothing is ever stored.
__global__ void read_kernel(double2* __restrict__ a, const double2* __restrict__ b,
                            const double2* __restrict__ c, std::size_t n) {
  const std::size_t stride = std::size_t{gridDim.x} * blockDim.x;
  double2 sum = {0, 0};
  for (std::size_t i = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x; i < n; i += stride) {
    const double2 x = b[i];
    const double2 y = c[i];
    sum = {sum.x + x.x + y.x, sum.y + x.y + y.y};
  }
  if (sum.x + sum.y < 0) a[0] = sum;
}

__device__ double step(double x, double factor, double addend) {
  return fma(x, factor, addend);
}
__device__ float step(float x, float factor, float addend) {
  return fmaf(x, factor, addend);
}
__device__ unsigned long long step(unsigned long long x, unsigned long long factor, unsigned long long) {
  return static_cast<unsigned long long>(static_cast<unsigned>(x)) * static_cast<unsigned>(factor);
}

constexpr int kChains = 8;
constexpr int kUnroll = 16;

/// Each thread steps its chains `steps` times kUnroll; their sum is stored, so that none can be left out.
template <typename T>
__global__ void chains_kernel(T* result, T factor, T addend, int steps) {
  const unsigned thread = blockIdx.x * blockDim.x + threadIdx.x;
  T x[kChains];
#pragma unroll
  for (int i = 0; i < kChains; ++i) x[i] = static_cast<T>(thread + i);
  for (int n = 0; n < steps; ++n) {
#pragma unroll
    for (int k = 0; k < kUnroll; ++k) {
#pragma unroll
      for (int i = 0; i < kChains; ++i) x[i] = step(x[i], factor, addend);
    }
  }
  T sum = 0;
#pragma unroll
  for (int i = 0; i < kChains; ++i) sum += x[i];
  result[thread] = sum;
}

/// The shortest of some launches, after one that warms up.
class Timer final : public CudaJob {
 public:
  template <typename Launch>
  double shortest_seconds(Launch launch) {
    launch_ = [&launch, this] {
      launch(stream());
      cuda_check(cudaGetLastError(), "launch");
    };
    kernel_seconds(1);
    double shortest = kernel_seconds(1);
    for (int i = 1; i < kLaunches; ++i) shortest = std::min(shortest, kernel_seconds(1));
    return shortest;
  }

  void launch() override { launch_(); }

 private:
  std::function<void()> launch_;
};

/// Operations per second of all chains.
template <typename T>
double chains_rate(Timer& timer, int multiprocessors, T factor, T addend, int steps, double operations) {
  constexpr unsigned kBlocksEach = 8;  // 2048 threads: as many as a multiprocessor holds.
  const unsigned blocks = kBlocksEach * static_cast<unsigned>(multiprocessors);
  DeviceBuffer<T> result(std::size_t{blocks} * kThreads);
  const double seconds = timer.shortest_seconds([&](cudaStream_t stream) {
    chains_kernel<<<blocks, kThreads, 0, stream>>>(result.data(), factor, addend, steps);
  });
  return operations * kChains * kUnroll * steps * static_cast<double>(result.size()) / seconds;
}

/// Elements of 16 bytes in each of three arrays: 256 MiB, or an eighth of the free memory.
std::size_t array_elements() {
  std::size_t free_bytes = 0;
  std::size_t total_bytes = 0;
  cuda_check(cudaMemGetInfo(&free_bytes, &total_bytes), "free memory");
  return std::min(std::size_t{256} << 20, free_bytes / 8) / sizeof(double2);
}

}  // namespace

GpuCeilings measure_gpu_ceilings() {
  Timer timer;
  const Gpu gpu = find_gpu();
  GpuCeilings ceilings{};
  {
    const std::size_t n = array_elements();
    DeviceBuffer<double2> a(n);
    DeviceBuffer<double2> b(n);
    DeviceBuffer<double2> c(n);
    const unsigned blocks = blocks_for(n, kThreads);
    const double bytes = static_cast<double>(n) * sizeof(double2);
    timer.shortest_seconds([&](cudaStream_t stream) {
      fill_kernel<<<blocks, kThreads, 0, stream>>>(b.data(), n);
      fill_kernel<<<blocks, kThreads, 0, stream>>>(c.data(), n);
    });
    ceilings.copy_bytes_s = 2 * bytes / timer.shortest_seconds([&](cudaStream_t stream) {
      copy_kernel<<<blocks, kThreads, 0, stream>>>(a.data(), b.data(), n);
    });
    ceilings.triad_bytes_s = 3 * bytes / timer.shortest_seconds([&](cudaStream_t stream) {
      triad_kernel<<<blocks, kThreads, 0, stream>>>(a.data(), b.data(), c.data(), 3.0, n);
    });
    ceilings.read_bytes_s = 2 * bytes / timer.shortest_seconds([&](cudaStream_t stream) {
      read_kernel<<<blocks, kThreads, 0, stream>>>(a.data(), b.data(), c.data(), n);
    });
  }
  // Steps for a few milliseconds each on a data-centre GPU. Many others do double precision 32 to 64 times
  // slower than single.
  ceilings.fma_flop_s = chains_rate<double>(timer, gpu.multiprocessors, 0.5, 1.0, 256, 2);
  ceilings.fma_single_flop_s = chains_rate<float>(timer, gpu.multiprocessors, 0.5F, 1.0F, 1024, 2);
  ceilings.multiplications_s =
      chains_rate<unsigned long long>(timer, gpu.multiprocessors, 0x9E3779B1ULL, 0ULL, 512, 1);
  return ceilings;
}

}  // namespace lanebench
