// CUB's device-wide inclusive sum.
#include <cub/device/device_scan.cuh>

#include "kernels/workloads/prefix_sum/device_prefix_sum.h"

namespace lanebench::prefix_sum {
namespace {

class CubPrefixSum final : public PrefixSumJob {
 public:
  explicit CubPrefixSum(const PrefixSum& p) : PrefixSumJob(p) {}

  void launch() override {
    std::size_t bytes = scratch_.size();
    scan(scratch_.data(), bytes);
  }

 private:
  /// With no scratch memory, CUB only says how much it needs.
  void scan(std::byte* scratch, std::size_t& bytes) {
    const auto code =
        cub::DeviceScan::InclusiveSum(scratch, bytes, input_.data(), output_.data(), p_.n, stream());
    cuda_check(code, "cub");
  }
  std::size_t scratch_bytes() {
    std::size_t bytes = 0;
    scan(nullptr, bytes);
    return bytes;
  }

  DeviceBuffer<std::byte> scratch_{scratch_bytes()};
};

}  // namespace

std::unique_ptr<DeviceJob> cub(const PrefixSum& p) {
  return std::make_unique<CubPrefixSum>(p);
}

}  // namespace lanebench::prefix_sum
