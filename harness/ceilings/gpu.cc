// The GPU's ceilings as entries of the list, or why there are none.
#include "kernels/gpu/gpu.h"
#include "harness/ceilings/ceilings.h"
#include "harness/ceilings/gpu_ceilings.h"
#include "kernels/contract/device.h"

namespace lanebench {
namespace {

MeasuredCeiling ceiling(const char* name, const char* level, const char* unit, const char* description) {
  return {
      .name = name, .device = "cuda", .level = level, .isa = "", .unit = unit, .description = description};
}

}  // namespace

#ifndef LANEBENCH_CUDA
GpuCeilings measure_gpu_ceilings() {
  find_gpu();  // Throws the reason.
  return {};
}
#endif

CeilingList gpu_ceilings() {
  CeilingList all = {
      ceiling("copy", "memory", "B/s", "a[i] = b[i] on doubles in device memory"),
      ceiling("triad", "memory", "B/s", "a[i] = b[i] + s*c[i] on doubles in device memory"),
      ceiling("read", "memory", "B/s", "sum += b[i] + c[i] on doubles in device memory"),
      ceiling("fma", "", "flop/s", "multiply and add, double precision, in registers"),
      ceiling("fma_single", "", "flop/s", "multiply and add, single precision, in registers"),
      ceiling("integer_multiply", "", "1/s",
              "multiplications of 32-bit numbers with 64-bit products, in registers"),
  };
  try {
    const GpuCeilings measured = measure_gpu_ceilings();
    all[0].value = measured.copy_bytes_s;
    all[1].value = measured.triad_bytes_s;
    all[2].value = measured.read_bytes_s;
    all[3].value = measured.fma_flop_s;
    all[4].value = measured.fma_single_flop_s;
    all[5].value = measured.multiplications_s;
  } catch (const DeviceUnavailable& error) {
    for (MeasuredCeiling& one : all) one.reason = error.what();
  }
  return all;
}

}  // namespace lanebench
