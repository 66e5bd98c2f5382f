// Times an empty kernel and copies each way on GPU 0.
#include "harness/overheads/gpu_overheads.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

#include "kernels/gpu/cuda_support.h"
#include "kernels/gpu/gpu.h"

namespace lanebench {
namespace {

__global__ void nothing() {}

/// The median of the seconds that `work` takes, over some calls after one that warms up.
template <typename Work>
double median_seconds(Work work) {
  using Clock = std::chrono::steady_clock;
  constexpr int kCalls = 15;
  work();
  std::vector<double> seconds;
  for (int i = 0; i < kCalls; ++i) {
    const auto start = Clock::now();
    work();
    seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
  }
  std::nth_element(seconds.begin(), seconds.begin() + kCalls / 2, seconds.end());
  return seconds[kCalls / 2];
}

}  // namespace

GpuOverheads measure_gpu_overheads() {
  find_gpu();
  constexpr std::size_t kBytes = std::size_t{64} << 20;
  DeviceBuffer<std::byte> device(kBytes);
  std::vector<std::byte> host(kBytes);
  const double launch_s = median_seconds([] {
    nothing<<<1, 1>>>();
    cuda_check(cudaDeviceSynchronize(), "launch");
  });
  const double upload_s = median_seconds([&] {
    device.upload(host, nullptr);
    cuda_check(cudaDeviceSynchronize(), "upload");
  });
  const double download_s = median_seconds([&] {
    device.download(host, nullptr);
    cuda_check(cudaDeviceSynchronize(), "download");
  });
  return {launch_s, kBytes / upload_s, kBytes / download_s};
}

}  // namespace lanebench
