// Prime sum on the GPU: a block of threads per chunk, which packs the candidates left after every few
// divisors.
#include <algorithm>

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/prime_sum/divisors.h"
#include "kernels/workloads/prime_sum/prime_sum.h"

namespace lanebench::prime_sum {
namespace {

constexpr unsigned kThreads = 256;
constexpr unsigned kFirstRound = 16;  // Divisors of the first round; they settle most candidates.

using Sum = unsigned long long;  // What atomicAdd takes.
static_assert(sizeof(Sum) == sizeof(std::uint64_t));

// d divides n exactly when n·d^-1 mod 2^32 is at most ⌊(2^32 - 1)/d⌋, and is the quotient then (Granlund &
// Montgomery, "Division by invariant integers using multiplication", PLDI 1994, section 9).
struct Divisor {
  std::uint32_t inverse;
  std::uint32_t largest_quotient;
};

__global__ void make_divisors(Divisor* divisors, unsigned count) {
  const unsigned k = blockIdx.x * blockDim.x + threadIdx.x;
  if (k < count) divisors[k] = {inverse_of(divisor_at(k)), 0xFFFFFFFF / divisor_at(k)};
}

// Whether one of divisors [begin, end) divides n and is not n itself: the quotient is neither 0 nor 1. All
// threads of a warp read the same divisor.
__device__ bool any_divides(std::uint32_t n, const Divisor* divisors, unsigned begin, unsigned end) {
  for (unsigned k = begin; k < end; ++k) {
    if (n * divisors[k].inverse - 2 <= divisors[k].largest_quotient - 2) return true;
  }
  return false;
}

// A warp takes as long as its last candidate. So the divisors come in rounds, each with some four times as
// many, and after each round the open candidates move together: warps stay full.
__global__ void sum_chunk(Sum* sums, const std::uint32_t* limits, std::size_t jobs, const Divisor* divisors) {
  __shared__ std::uint16_t lists[2][candidates_in(kChunk)];
  __shared__ unsigned sizes[2];
  __shared__ Sum block_sum;
  const Piece piece = chunk(blockIdx.x, limits, jobs);
  const auto count = static_cast<unsigned>(divisors_up_to(static_cast<std::uint32_t>(sqrt(piece.end - 1.0))));
  unsigned size = candidates_in(piece.end - piece.begin);
  std::uint16_t* list = lists[0];
  for (unsigned i = threadIdx.x; i < size; i += kThreads) list[i] = 3 * i + 1 + i % 2;
  if (threadIdx.x == 0) block_sum = sum_of_2_and_3(piece.begin, piece.end);

  unsigned round = 0;
  for (unsigned begin = 0; begin < count; ++round) {
    const unsigned end = min(count, begin == 0 ? kFirstRound : 4 * begin);
    std::uint16_t* open = lists[1 - round % 2];
    unsigned& opens = sizes[round % 2];
    if (threadIdx.x == 0) opens = 0;
    __syncthreads();
    for (unsigned i = threadIdx.x; i < size; i += kThreads) {
      if (!any_divides(piece.begin + list[i], divisors, begin, end)) open[atomicAdd(&opens, 1U)] = list[i];
    }
    __syncthreads();
    size = opens;
    list = open;
    begin = end;
  }
  __syncthreads();  // For chunks without any divisor.

  Sum sum = 0;
  for (unsigned i = threadIdx.x; i < size; i += kThreads) {
    const std::uint32_t n = piece.begin + list[i];
    sum += n > 1 ? n : 0;
  }
  atomicAdd(&block_sum, sum);
  __syncthreads();
  if (threadIdx.x == 0) atomicAdd(sums + piece.job, block_sum);
}

class PrimeSumJob final : public CudaJob {
 public:
  explicit PrimeSumJob(const PrimeSum& p) : p_(p) {}

  void launch() override {
    const auto count = static_cast<unsigned>(divisors_up_to_root(std::ranges::max(p_.limits)));
    sums_.zero(stream());
    make_divisors<<<count / kThreads + 1, kThreads, 0, stream()>>>(divisors_.data(), count);
    sum_chunk<<<static_cast<unsigned>(p_.chunks), kThreads, 0, stream()>>>(
        reinterpret_cast<Sum*>(sums_.data()), limits_.data(), p_.limits.size(), divisors_.data());
    cuda_check(cudaGetLastError(), "launch");
  }

 private:
  const PrimeSum& p_;
  In<std::uint32_t> limits_{*this, p_.limits};
  Out<std::uint64_t> sums_{*this, p_.sums};
  DeviceBuffer<Divisor> divisors_{kMostDivisors};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const PrimeSum& p) {
  return std::make_unique<PrimeSumJob>(p);
}

}  // namespace lanebench::prime_sum
