// Trial division of many numbers on the GPU: one block of threads per number and slice of its divisors.
#pragma once

#include <cstdint>

#include "kernels/gpu/cuda_support.h"

namespace lanebench::trial_division {

constexpr unsigned kThreads = 256;
constexpr unsigned kSteps = 64;  // Divisors per thread: a slice outweighs the start of its block.
constexpr double kSliceSpan = 2.0 * kThreads * kSteps;
constexpr double kShift = 0x1p52;  // Adding it rounds a double in [0, 2^52) to a whole number.

// For odd n < 2^53 and d >= 3, n/d < 2^52 / 1.5. A reciprocal rounded to nearest is off by 2^-53 of itself,
// so n·r is off by less than 1/3, and its rounding meets n/d wherever that is whole: no divisor is missed. A
// whole q with q·d = n proves itself.
inline __device__ bool divides(double d, double n) {
  const double whole = __fma_rn(n, __drcp_rn(d), kShift) - kShift;
  return __fma_rn(whole, d, -n) == 0;
}

// 2 and the numbers without odd divisors to try are settled here; every other odd number counts as prime
// until a divisor is found.
template <typename NumberAt>
__global__ void start(std::uint8_t* prime, NumberAt number_at, unsigned count) {
  const unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count) return;
  const std::uint64_t n = number_at(i);
  prime[i] = n == 2 || (n > 2 && n % 2 == 1);
}

// Blocks start in the order of their index, x first: the slices of small divisors run for all numbers before
// the next, so most later blocks find their number settled and end at once.
template <typename NumberAt>
__global__ void test_slice(std::uint8_t* prime, NumberAt number_at) {
  volatile std::uint8_t* result = prime + blockIdx.x;
  if (*result == 0) return;
  const auto n = static_cast<double>(number_at(blockIdx.x));
  double d = 3 + kSliceSpan * blockIdx.y + 2 * threadIdx.x;
  for (unsigned step = 0; step < kSteps && d * d <= n; ++step, d += 2 * kThreads) {
    if (divides(d, n)) {
      *result = 0;  // Several threads may write the same value.
      return;
    }
  }
}

// Sets prime[i] to whether number_at(i) is prime, for all i < count; no number is above `largest` <= 2^53.
template <typename NumberAt>
void settle(std::uint8_t* prime, NumberAt number_at, std::size_t count, std::uint64_t largest,
            cudaStream_t stream) {
  if (count == 0) return;
  unsigned slices = 1;
  // At most 2897.
  while ((3 + kSliceSpan * slices) * (3 + kSliceSpan * slices) <= static_cast<double>(largest)) ++slices;
  const auto blocks = static_cast<unsigned>(count);
  start<<<(blocks + kThreads - 1) / kThreads, kThreads, 0, stream>>>(prime, number_at, blocks);
  test_slice<<<dim3(blocks, slices), kThreads, 0, stream>>>(prime, number_at);
  cuda_check(cudaGetLastError(), "launch");
}

}  // namespace lanebench::trial_division
