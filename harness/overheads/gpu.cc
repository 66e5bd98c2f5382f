// What the GPU's side costs before it computes anything: a launch, and copies each way.
#include "kernels/gpu/gpu.h"
#include "harness/overheads/overheads.h"
#include "kernels/contract/device.h"

namespace lanebench {

OverheadList measure_gpu() {
  OverheadList all = {
      overhead("cuda_launch", 0, "s", "launch an empty kernel and wait for its end"),
      overhead("cuda_upload", 0, "B/s", "copy from ordinary memory to the GPU"),
      overhead("cuda_download", 0, "B/s", "copy from the GPU to ordinary memory"),
  };
  try {
    const GpuOverheads measured = measure_gpu_overheads();
    all[0]["value"] = measured.launch_s;
    all[1]["value"] = measured.upload_bytes_s;
    all[2]["value"] = measured.download_bytes_s;
  } catch (const DeviceUnavailable& error) {
    for (nlohmann::json& entry : all) {
      entry["value"] = nullptr;
      entry["reason"] = error.what();
    }
  }
  return all;
}

}  // namespace lanebench
