// Placeholder.
#include "kernels/sort/device_sort.h"
namespace lanebench::sort {
std::unique_ptr<DeviceJob> cuda(const Sort&) {
  throw DeviceUnavailable("not yet");
}
}  // namespace lanebench::sort
