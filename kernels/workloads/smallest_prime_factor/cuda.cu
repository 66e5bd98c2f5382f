// Smallest prime factors on the GPU: blocks of threads take slices of divisors.
#include "kernels/primes/factors/gpu_search.h"
#include "kernels/workloads/smallest_prime_factor/job.h"

namespace lanebench::smallest_prime_factor {
namespace {

class SmallestPrimeFactorJob final : public CudaJob {
 public:
  explicit SmallestPrimeFactorJob(const SmallestPrimeFactor& p) : p_(p) {}

  void launch() override { search_.launch(Job{numbers_.data(), factor_.data()}, stream()); }

 private:
  const SmallestPrimeFactor& p_;
  In<std::uint64_t> numbers_{*this, p_.numbers};
  Out<std::uint64_t> factor_{*this, p_.factor};
  factors::GpuSearch search_{p_.count};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const SmallestPrimeFactor& p) {
  return std::make_unique<SmallestPrimeFactorJob>(p);
}

}  // namespace lanebench::smallest_prime_factor
