// Stands in for gpu.cu in a build without CUDA.
#include "kernels/contract/device.h"
#include "kernels/gpu/gpu.h"

namespace lanebench {

Gpu find_gpu() {
  throw DeviceUnavailable(why_without_cuda());
}

}  // namespace lanebench
