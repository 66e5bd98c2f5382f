// CUB's device-wide histogram of even bins, with the 32-bit counters that suit it best; they become 64-bit
// ones on the way back.
#include <algorithm>
#include <array>
#include <cub/device/device_histogram.cuh>

#include "kernels/workloads/histogram/device_histogram.h"

namespace lanebench::histogram {
namespace {

class CubHistogram final : public HistogramJob {
 public:
  explicit CubHistogram(const Histogram& p) : HistogramJob(p) {}

  void upload_outputs() override {
    std::ranges::transform(p_.counts, host_counts_.begin(),
                           [](std::uint64_t count) { return static_cast<unsigned>(count); });
    CudaJob::upload_outputs();
  }
  void launch() override {
    std::size_t bytes = scratch_.size();
    count(scratch_.data(), bytes);
  }
  void download() override {
    CudaJob::download();
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

  std::array<unsigned, kBins> host_counts_{};
  Out<unsigned> counts_{*this, host_counts_};
  DeviceBuffer<std::byte> scratch_{scratch_bytes()};
};

}  // namespace

std::unique_ptr<DeviceJob> cub(const Histogram& p) {
  return std::make_unique<CubHistogram>(p);
}

}  // namespace lanebench::histogram
