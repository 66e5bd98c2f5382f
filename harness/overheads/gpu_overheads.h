// What the GPU's side costs before it computes anything.
#pragma once

namespace lanebench {

/// Medians of some calls each.
struct GpuOverheads {
  double launch_s;        ///< An empty kernel, from its launch until the host knows that it has ended.
  double upload_bytes_s;  ///< From pageable memory, as `end_to_end` copies.
  double download_bytes_s;
};

/// Throws DeviceUnavailable.
GpuOverheads measure_gpu_overheads();

}  // namespace lanebench
