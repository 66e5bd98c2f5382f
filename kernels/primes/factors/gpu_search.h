// Trial division on the GPU, for .cu files: blocks of threads take slices of divisors, number after number.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kernels/gpu/cuda_support.h"
#include "kernels/primes/factors/open.h"

namespace lanebench::factors {

inline constexpr unsigned kThreads = 256;
inline constexpr unsigned kSteps = 64;  // Divisors per thread: a slice outweighs taking it.

/// Whether d divides high + low, for d < 2^48 and high = high + low rounded <= 2^96. The first reduction is
/// exact: the quotient q is whole and within 1/2 + 2^-51·high/d of high/d, so high - q·d is an integer below
/// 2^48. The same holds for the second, where the error of q is far below 1/2: it gives 0 for a divisor, and
/// for no other d.
__device__ inline bool divides(double d, double high, double low) {
  const double reciprocal = __drcp_rn(d);
  const double sum = __fma_rn(-rint(__dmul_rn(high, reciprocal)), d, high) + low;
  return __fma_rn(-rint(__dmul_rn(sum, reciprocal)), d, sum) == 0;
}

template <typename Job>
__global__ void start_numbers(Job job, std::size_t count) {
  const std::size_t i = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x;
  if (i < count) job.start(i);
}

template <typename Job>
__global__ void finish_numbers(Job job, std::size_t count) {
  const std::size_t i = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x;
  if (i < count) job.finish(i);
}

/// Takes slices of number i until no further one matters.
template <typename Job>
__device__ void search_number(const Job& job, std::size_t i, unsigned long long* taken, const Wheel& wheel) {
  constexpr unsigned kTurns = kThreads / kTurn;
  __shared__ Open open;
  __shared__ std::uint64_t first;
  __shared__ bool wanted;
  for (;;) {
    __syncthreads();  // Nobody reads the last slice's any more.
    if (threadIdx.x == 0) {
      first = kFirst + atomicAdd(taken + i, 1ULL) * static_cast<std::uint64_t>(kTurns * kSteps * wheel.span);
      open = job.resume(i);
      wanted = job.refresh(open, first);
    }
    __syncthreads();
    if (!wanted) return;
    const double high = open.rounded;
    const auto low = static_cast<double>(static_cast<std::int64_t>(open.value - static_cast<Wide>(high)));
    double d = static_cast<double>(first) + wheel.offset[threadIdx.x % kTurn] +
               static_cast<double>(threadIdx.x / kTurn) * wheel.span;
    // d·d, rounded, may stop one divisor late, never early: up to 2^53 it is exact, above that monotonic.
    for (unsigned step = 0; step < kSteps && d * d <= high; ++step, d += kTurns * wheel.span) {
      if (divides(d, high, low)) job.found(open, static_cast<std::uint64_t>(d));
    }
  }
}

/// With fewer numbers than blocks, every block helps with every number, each beginning elsewhere.
template <typename Job>
__global__ void search_numbers(Job job, std::size_t count, unsigned long long* taken, Wheel wheel) {
  if (count > gridDim.x) {
    for (std::size_t i = blockIdx.x; i < count; i += gridDim.x) search_number(job, i, taken, wheel);
  } else {
    for (std::size_t k = 0; k < count; ++k) search_number(job, (blockIdx.x + k) % count, taken, wheel);
  }
}

/// Runs a Job (kernels/primes/factors/search.h) whose pointers lie on the GPU.
class GpuSearch {
 public:
  explicit GpuSearch(std::size_t count) : taken_(count) {
    int processors = 0;
    cuda_check(cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, 0), "processors");
    blocks_ = 8 * static_cast<unsigned>(processors);  // 2048 threads on each: as many as fit.
  }

  template <typename Job>
  void launch(const Job& job, cudaStream_t stream) {
    const std::size_t count = taken_.size();
    if (count == 0) return;
    const auto blocks = static_cast<unsigned>((count + kThreads - 1) / kThreads);
    taken_.zero(stream);
    start_numbers<<<blocks, kThreads, 0, stream>>>(job, count);
    search_numbers<<<blocks_, kThreads, 0, stream>>>(job, count, taken_.data(), kWheel);
    finish_numbers<<<blocks, kThreads, 0, stream>>>(job, count);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  DeviceBuffer<unsigned long long> taken_;  ///< Slices taken, of each number.
  unsigned blocks_ = 0;
};

}  // namespace lanebench::factors
