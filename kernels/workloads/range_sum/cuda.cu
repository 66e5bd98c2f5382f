// The sums on the GPU: a launch per job, four values per access, one atomic addition per warp.
#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/range_sum/range_sum.h"

namespace lanebench::range_sum {
namespace {

constexpr unsigned kThreads = 256;
constexpr unsigned kWarp = 32;

// CUDA's 64-bit atomicAdd is declared for this type only.
using Word = unsigned long long;
static_assert(sizeof(Word) == sizeof(std::uint64_t));

__global__ void sum_kernel(Word* result, const std::uint32_t* values, std::size_t n) {
  const std::size_t stride = std::size_t{gridDim.x} * blockDim.x;
  const std::size_t first = std::size_t{blockIdx.x} * blockDim.x + threadIdx.x;
  const auto* fours = reinterpret_cast<const uint4*>(values);
  Word sum = 0;
  for (std::size_t i = first; i < n / 4; i += stride) {
    const uint4 four = fours[i];
    sum += Word{four.x} + four.y + four.z + four.w;
  }
  for (std::size_t i = n / 4 * 4 + first; i < n; i += stride) sum += values[i];
  for (unsigned distance = kWarp / 2; distance > 0; distance /= 2) {
    sum += __shfl_down_sync(0xFFFFFFFF, sum, distance);
  }
  if (threadIdx.x % kWarp == 0) atomicAdd(result, sum);
}

class RangeSumJob final : public CudaJob {
 public:
  explicit RangeSumJob(const RangeSum& p) : p_(p) {}

  void launch() override {
    sums_.zero(stream());
    for (std::size_t job = 0; job < p_.jobs; ++job) {
      sum_kernel<<<blocks_for(p_.upto / 4, kThreads), kThreads, 0, stream()>>>(
          reinterpret_cast<Word*>(sums_.data() + job), values_.data(), p_.upto);
    }
    cuda_check(cudaGetLastError(), "launch");
  }
  void download() override {
    CudaJob::download();
    p_.total[0] = 0;
    for (const std::uint64_t sum : p_.sums) p_.total[0] += sum;
  }

 private:
  const RangeSum& p_;
  In<std::uint32_t> values_{*this, p_.values};
  Out<std::uint64_t> sums_{*this, p_.sums};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const RangeSum& p) {
  return std::make_unique<RangeSumJob>(p);
}

}  // namespace lanebench::range_sum
