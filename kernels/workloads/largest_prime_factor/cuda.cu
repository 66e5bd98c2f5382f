// Largest prime factors on the GPU: blocks of threads take slices of divisors.
#include "kernels/primes/factors/gpu_search.h"
#include "kernels/workloads/largest_prime_factor/job.h"

namespace lanebench::largest_prime_factor {
namespace {

class LargestPrimeFactorJob final : public CudaJob {
 public:
  explicit LargestPrimeFactorJob(const LargestPrimeFactor& p)
      : p_(p), factor_(p.count), cofactor_(p.count), found_(p.count * kMostFactors), search_(p.count) {}

  void upload() override {}  // The numbers are counted, not stored.
  void launch() override {
    search_.launch(Job{p_.first, factor_.data(), cofactor_.data(), found_.data()}, stream());
  }
  void download() override {
    factor_.download(p_.factor, stream());
    synchronize();
  }

 private:
  const LargestPrimeFactor& p_;
  DeviceBuffer<Wide> factor_;
  DeviceBuffer<Wide> cofactor_;
  DeviceBuffer<std::uint64_t> found_;
  factors::GpuSearch search_;
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const LargestPrimeFactor& p) {
  return std::make_unique<LargestPrimeFactorJob>(p);
}

}  // namespace lanebench::largest_prime_factor
