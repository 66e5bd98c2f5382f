// Largest prime factors on the GPU: blocks of threads take slices of divisors.
#include "kernels/primes/factors/gpu_search.h"
#include "kernels/workloads/largest_prime_factor/job.h"

namespace lanebench::largest_prime_factor {
namespace {

class LargestPrimeFactorJob final : public CudaJob {
 public:
  explicit LargestPrimeFactorJob(const LargestPrimeFactor& p) : p_(p) {}

  void launch() override {
    search_.launch(Job{p_.first, factor_.data(), cofactor_.data(), found_.data()}, stream());
  }

 private:
  const LargestPrimeFactor& p_;
  // There is no input: the numbers are counted, not stored.
  Out<Wide> factor_{*this, p_.factor};
  DeviceBuffer<Wide> cofactor_{p_.count};
  DeviceBuffer<std::uint64_t> found_{p_.count * kMostFactors};
  factors::GpuSearch search_{p_.count};
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const LargestPrimeFactor& p) {
  return std::make_unique<LargestPrimeFactorJob>(p);
}

}  // namespace lanebench::largest_prime_factor
