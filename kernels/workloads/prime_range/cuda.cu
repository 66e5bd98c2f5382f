// Prime range on the GPU: trial division of all numbers at once; then one block collects the primes in order.
#include "kernels/primes/trial_division/cuda_settle.h"
#include "kernels/workloads/prime_range/prime_range.h"

namespace lanebench::prime_range {
namespace {

constexpr unsigned kWarp = 32;
constexpr unsigned kThreads = 1024;
constexpr unsigned kWarps = kThreads / kWarp;

struct FromFirst {
  std::uint64_t first;
  __device__ std::uint64_t operator()(unsigned i) const { return first + i; }
};

// One block: its threads look at kThreads numbers at a time. A prime's place is how many were found before,
// in earlier rounds, in lower warps of this round, and in lower lanes of its warp. Only a sliver of the work:
// every prime among the numbers cost √n/2 divisions.
__global__ void collect(std::uint64_t* primes, std::uint64_t* found, const std::uint8_t* is_prime,
                        std::uint64_t first, std::uint64_t count) {
  __shared__ unsigned of_warp[kWarps];
  const unsigned lane = threadIdx.x % kWarp;
  const unsigned warp = threadIdx.x / kWarp;
  std::uint64_t before = 0;
  for (std::uint64_t begin = 0; begin < count; begin += kThreads) {
    const std::uint64_t i = begin + threadIdx.x;
    const bool prime = i < count && is_prime[i] != 0;
    const unsigned ballot = __ballot_sync(0xFFFFFFFF, prime);
    if (lane == 0) of_warp[warp] = __popc(ballot);
    __syncthreads();
    std::uint64_t place = before + __popc(ballot & ((1U << lane) - 1));
    for (unsigned w = 0; w < kWarps; ++w) {
      if (w < warp) place += of_warp[w];
      before += of_warp[w];
    }
    if (prime) primes[place] = first + i;
    __syncthreads();  // Before the next round overwrites the counts.
  }
  if (threadIdx.x == 0) *found = before;
}

class PrimeRangeJob final : public CudaJob {
 public:
  explicit PrimeRangeJob(const PrimeRange& p) : p_(p) {}

  void launch() override {
    trial_division::settle(is_prime_.data(), FromFirst{p_.first}, p_.count, p_.first + p_.count, stream());
    collect<<<1, kThreads, 0, stream()>>>(primes_.data(), found_.data(), is_prime_.data(), p_.first,
                                          p_.count);
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  const PrimeRange& p_;
  // There is no input: the numbers follow from the first.
  Out<std::uint64_t> found_{*this, p_.found};
  Out<std::uint64_t> primes_{*this, p_.primes};
  DeviceBuffer<std::uint8_t> is_prime_{p_.count};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const PrimeRange& p) {
  return std::make_unique<PrimeRangeJob>(p);
}

}  // namespace lanebench::prime_range
