// Primality on the GPU: trial division of all numbers at once.
#include <algorithm>

#include "kernels/primes/trial_division/cuda_settle.h"
#include "kernels/workloads/primality/primality.h"

namespace lanebench::primality {
namespace {

struct AtIndex {
  const std::uint64_t* numbers;
  __device__ std::uint64_t operator()(unsigned i) const { return numbers[i]; }
};

class PrimalityJob final : public CudaJob {
 public:
  explicit PrimalityJob(const Primality& p) : p_(p) {}

  void upload() override {
    CudaJob::upload();
    largest_ = p_.count > 0 ? std::ranges::max(p_.numbers) : 0;
  }
  void launch() override {
    trial_division::settle(prime_.data(), AtIndex{numbers_.data()}, p_.count, largest_, stream());
  }

 private:
  const Primality& p_;
  In<std::uint64_t> numbers_{*this, p_.numbers};
  Out<std::uint8_t> prime_{*this, p_.prime};
  std::uint64_t largest_ = 0;
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const Primality& p) {
  return std::make_unique<PrimalityJob>(p);
}

}  // namespace lanebench::primality
