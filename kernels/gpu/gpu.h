// The GPU that CUDA variants use, and why there is none.
#pragma once

#include <string>

namespace lanebench {

struct Gpu {
  std::string name;
  std::string compute_capability;
  double memory_bytes;
  int multiprocessors;
  std::string driver;   ///< The CUDA version that the driver supports.
  std::string runtime;  ///< The CUDA version of this build.
};

/// GPU 0. Throws DeviceUnavailable (kernels/contract/device.h) with the driver's own reason. Initialises
/// CUDA.
Gpu find_gpu();

/// What the GPU's side costs before it computes anything; medians.
struct GpuOverheads {
  double launch_s;        ///< An empty kernel, from its launch until the host knows that it has ended.
  double upload_bytes_s;  ///< From pageable memory, as `end_to_end` copies.
  double download_bytes_s;
};

/// Throws DeviceUnavailable.
GpuOverheads measure_gpu_overheads();

}  // namespace lanebench
