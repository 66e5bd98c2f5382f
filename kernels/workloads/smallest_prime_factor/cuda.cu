// Smallest prime factors on the GPU: blocks of threads take slices of divisors.
#include "kernels/primes/factors/gpu_search.h"
#include "kernels/workloads/smallest_prime_factor/job.h"

namespace lanebench::smallest_prime_factor {
namespace {

class SmallestPrimeFactorJob final : public CudaJob {
 public:
  explicit SmallestPrimeFactorJob(const SmallestPrimeFactor& p)
      : p_(p), numbers_(p.count), factor_(p.count), search_(p.count) {}

  void upload() override { numbers_.upload(p_.numbers, stream()); }
  void launch() override { search_.launch(Job{numbers_.data(), factor_.data()}, stream()); }
  void download() override {
    factor_.download(p_.factor, stream());
    synchronize();
  }

 private:
  const SmallestPrimeFactor& p_;
  DeviceBuffer<std::uint64_t> numbers_;
  DeviceBuffer<std::uint64_t> factor_;
  factors::GpuSearch search_;
};

}  // namespace

std::unique_ptr<DeviceJob> cuda(const SmallestPrimeFactor& p) {
  return std::make_unique<SmallestPrimeFactorJob>(p);
}

}  // namespace lanebench::smallest_prime_factor
