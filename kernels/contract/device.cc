// Why there is no CUDA in this build, as far as the build knows.
#include "kernels/contract/device.h"

#ifndef LANEBENCH_WHY_WITHOUT_CUDA
#define LANEBENCH_WHY_WITHOUT_CUDA "built without CUDA"
#endif

namespace lanebench {

const char* why_without_cuda() {
  return LANEBENCH_WHY_WITHOUT_CUDA;
}

}  // namespace lanebench
