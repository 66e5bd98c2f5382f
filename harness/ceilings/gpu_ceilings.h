// The most that GPU 0 reaches.
#pragma once

namespace lanebench {

/// The most that the GPU reaches; the best of some launches each.
struct GpuCeilings {
  double copy_bytes_s;       ///< Device memory, read and written.
  double triad_bytes_s;      ///< The same.
  double read_bytes_s;       ///< Device memory, read only.
  double fma_flop_s;         ///< Double precision; a fused multiply-add counts 2.
  double fma_single_flop_s;  ///< Single precision.
  double multiplications_s;  ///< 32-bit numbers, 64-bit products.
};

/// Throws DeviceUnavailable.
GpuCeilings measure_gpu_ceilings();

}  // namespace lanebench
