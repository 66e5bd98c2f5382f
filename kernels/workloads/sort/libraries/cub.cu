// CUB's device-wide radix sort.
#include <cub/device/device_radix_sort.cuh>

#include "kernels/workloads/sort/device_sort.h"

namespace lanebench::sort {
namespace {

class CubSort final : public SortJob {
 public:
  explicit CubSort(const Sort& p) : SortJob(p) {}

  void launch() override {
    std::size_t bytes = scratch_.size();
    sort_keys(scratch_.data(), bytes);
  }

 private:
  /// With no scratch memory, CUB only says how much it needs. This form leaves the input as it is.
  void sort_keys(std::byte* scratch, std::size_t& bytes) {
    cuda_check(
        cub::DeviceRadixSort::SortKeys(scratch, bytes, input_.data(), output_.data(), p_.n, 0, 32, stream()),
        "cub");
  }
  std::size_t scratch_bytes() {
    std::size_t bytes = 0;
    sort_keys(nullptr, bytes);
    return bytes;
  }

  DeviceBuffer<std::byte> scratch_{scratch_bytes()};
};

}  // namespace

std::unique_ptr<DeviceJob> cub(const Sort& p) {
  return std::make_unique<CubSort>(p);
}

}  // namespace lanebench::sort
