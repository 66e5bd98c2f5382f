// Asks CUDA for GPU 0.
#include "kernels/gpu/gpu.h"

#include "kernels/gpu/cuda_support.h"

namespace lanebench {
namespace {

std::string version_text(int version) {
  return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

}  // namespace

Gpu find_gpu() {
  int devices = 0;
  cuda_check(cudaGetDeviceCount(&devices), "no GPU");
  cudaDeviceProp properties{};
  cuda_check(cudaGetDeviceProperties(&properties, 0), "GPU 0");
  int driver = 0;
  cuda_check(cudaDriverGetVersion(&driver), "driver version");
  return {properties.name,
          std::to_string(properties.major) + "." + std::to_string(properties.minor),
          static_cast<double>(properties.totalGlobalMem),
          properties.multiProcessorCount,
          version_text(driver),
          version_text(CUDART_VERSION)};
}

}  // namespace lanebench
