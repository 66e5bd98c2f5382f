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

}  // namespace lanebench
