// CUB's device-wide histogram of even bins, with the 32-bit counters that suit it best; they become 64-bit
// ones on the way back.
#include <algorithm>
#include <cub/device/device_histogram.cuh>
#include <vector>

#include "kernels/workloads/histogram/device_histogram.h"

namespace lanebench::histogram {
namespace {

class CubHistogram final : public HistogramJob {
 public:
  explicit CubHistogram(const Histogram& p)
      : HistogramJob(p), counts_(kBins), host_counts_(kBins), scratch_(scratch_bytes()) {}

  void launch() override {
    std::size_t bytes = scratch_.size();
    count(scratch_.data(), bytes);
  }
  void download() override {
    counts_.download(host_counts_, stream());
    synchronize();
    std::ranges::copy(host_counts_, p_.counts.begin());
  }

 private:
  /// With no scratch memory, CUB only says how much it needs.
  void count(std::byte* scratch, std::size_t& bytes) {
    const auto code = cub::DeviceHistogram::HistogramEven(
        scratch, bytes, bytes_.data(), counts_.data(), static_cast<int>(kBins) + 1, 0,
        static_cast<int>(kBins), static_cast<long long>(p_.n), stream());
    cuda_check(code, "cub");
  }
  std::size_t scratch_bytes() {
    std::size_t bytes = 0;
    count(nullptr, bytes);
    return bytes;
  }

  DeviceBuffer<unsigned> counts_;
  std::vector<unsigned> host_counts_;
  DeviceBuffer<std::byte> scratch_;
};

}  // namespace

std::unique_ptr<DeviceJob> cub(const Histogram& p) {
  return std::make_unique<CubHistogram>(p);
}

}  // namespace lanebench::histogram
