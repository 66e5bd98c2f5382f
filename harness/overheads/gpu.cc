// The GPU's overheads as entries of the list, or why there are none.
#include "kernels/gpu/gpu.h"
#include "harness/overheads/gpu_overheads.h"
#include "harness/overheads/overheads.h"
#include "kernels/contract/device.h"

namespace lanebench {

#ifndef LANEBENCH_CUDA
GpuOverheads measure_gpu_overheads() {
  find_gpu();  // Throws the reason.
  return {};
}
#endif

OverheadList measure_gpu() {
  OverheadList all = {
      {"cuda_launch", {}, "s", "launch an empty kernel and wait for its end"},
      {"cuda_upload", {}, "B/s", "copy from ordinary memory to the GPU"},
      {"cuda_download", {}, "B/s", "copy from the GPU to ordinary memory"},
  };
  try {
    const GpuOverheads measured = measure_gpu_overheads();
    all[0].value = measured.launch_s;
    all[1].value = measured.upload_bytes_s;
    all[2].value = measured.download_bytes_s;
  } catch (const DeviceUnavailable& error) {
    for (MeasuredOverhead& overhead : all) overhead.reason = error.what();
  }
  return all;
}

}  // namespace lanebench
