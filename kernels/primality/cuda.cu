// Primality on the GPU: one block of threads per number and slice of its divisors.
#include <algorithm>
#include <cmath>

#include "kernels/cuda_support.h"
#include "kernels/primality/primality.h"

namespace lanebench::primality {
namespace {

constexpr unsigned kThreads = 256;
constexpr unsigned kSteps = 64;  // Divisors per thread: a slice outweighs the start of its block.
constexpr double kSliceSpan = 2.0 * kThreads * kSteps;
constexpr double kShift = 0x1p52;  // Adding it rounds a double in [0, 2^52) to a whole number.

// For odd n < 2^53 and d >= 3, n/d < 2^52 / 1.5. A reciprocal rounded to nearest is off by 2^-53 of itself,
// so n·r is off by less than 1/3, and its rounding meets n/d wherever that is whole: no divisor is missed. A
// whole q with q·d = n proves itself.
__device__ bool divides(double d, double n) {
  const double whole = __fma_rn(n, __drcp_rn(d), kShift) - kShift;
  return __fma_rn(whole, d, -n) == 0;
}

// 2 and the numbers without odd divisors to try are settled here; every other odd number counts as prime
// until a divisor is found.
__global__ void start(std::uint8_t* prime, const std::uint64_t* numbers, unsigned count) {
  const unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count) return;
  const std::uint64_t n = numbers[i];
  prime[i] = n == 2 || (n > 2 && n % 2 == 1);
}

// Blocks start in the order of their index, x first: the slices of small divisors run for all numbers before
// the next, so most later blocks find their number settled and end at once.
__global__ void test_slice(std::uint8_t* prime, const std::uint64_t* numbers) {
  volatile std::uint8_t* result = prime + blockIdx.x;
  if (*result == 0) return;
  const auto n = static_cast<double>(numbers[blockIdx.x]);
  double d = 3 + kSliceSpan * blockIdx.y + 2 * threadIdx.x;
  for (unsigned step = 0; step < kSteps && d * d <= n; ++step, d += 2 * kThreads) {
    if (divides(d, n)) {
      *result = 0;  // Several threads may write the same value.
      return;
    }
  }
}

class PrimalityJob final : public CudaJob {
 public:
  explicit PrimalityJob(const Primality& p) : p_(p), prime_(p.count), numbers_(p.count) {}

  void upload() override {
    numbers_.upload(p_.numbers, stream());
    const std::uint64_t largest = p_.count > 0 ? std::ranges::max(p_.numbers) : 0;
    slices_ = 1;
    while (3 + kSliceSpan * slices_ <= std::sqrt(static_cast<double>(largest))) ++slices_;  // At most 2897.
  }
  void launch() override {
    if (p_.count == 0) return;
    const auto count = static_cast<unsigned>(p_.count);
    start<<<(count + kThreads - 1) / kThreads, kThreads, 0, stream()>>>(prime_.data(), numbers_.data(),
                                                                        count);
    test_slice<<<dim3(count, slices_), kThreads, 0, stream()>>>(prime_.data(), numbers_.data());
    cuda_check(cudaGetLastError(), "launch");
  }
  void download() override {
    prime_.download(p_.prime, stream());
    synchronize();
  }

 private:
  const Primality& p_;
  DeviceBuffer<std::uint8_t> prime_;
  DeviceBuffer<std::uint64_t> numbers_;
  unsigned slices_ = 1;
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Primality& p) {
  return std::make_unique<PrimalityJob>(p);
}

}  // namespace lanebench::primality
