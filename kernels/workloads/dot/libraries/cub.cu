// CUB's device-wide reduction of the products.
#include <thrust/iterator/counting_iterator.h>
#include <thrust/iterator/transform_iterator.h>
#include <cub/device/device_reduce.cuh>

#include "kernels/workloads/dot/device_dot.h"

namespace lanebench::dot {
namespace {

struct Product {
  const double* x;
  const double* y;
  __device__ double operator()(std::size_t i) const { return x[i] * y[i]; }
};

class CubDot final : public DotJob {
 public:
  explicit CubDot(const Dot& p) : DotJob(p) {}

  void launch() override {
    std::size_t bytes = scratch_.size();
    reduce(scratch_.data(), bytes);
  }

 private:
  /// With no scratch memory, CUB only says how much it needs.
  void reduce(std::byte* scratch, std::size_t& bytes) {
    const auto products = thrust::make_transform_iterator(thrust::make_counting_iterator(std::size_t{0}),
                                                          Product{x_.data(), y_.data()});
    cuda_check(cub::DeviceReduce::Sum(scratch, bytes, products, result_.data(), p_.n, stream()), "cub");
  }
  std::size_t scratch_bytes() {
    std::size_t bytes = 0;
    reduce(nullptr, bytes);
    return bytes;
  }

  DeviceBuffer<std::byte> scratch_{scratch_bytes()};
};

}  // namespace

std::unique_ptr<DeviceJob> cub(const Dot& p) {
  return std::make_unique<CubDot>(p);
}

}  // namespace lanebench::dot
