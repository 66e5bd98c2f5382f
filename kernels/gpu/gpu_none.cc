// Stands in for gpu.cu in a build without CUDA.
#include "kernels/contract/device.h"
#include "kernels/gpu/gpu.h"

namespace lanebench {

Gpu find_gpu() {
  throw DeviceUnavailable("built without CUDA");
}

GpuOverheads measure_gpu_overheads() {
  throw DeviceUnavailable("built without CUDA");
}

}  // namespace lanebench
