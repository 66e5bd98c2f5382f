// The contract of a GPU variant: move inputs there, compute, move outputs back.
#pragma once

#include <cstdint>

#include "kernels/contract/workload.h"

namespace lanebench {

/// There is no usable GPU, or this job does not fit on it; `what()` is the driver's own reason.
class DeviceUnavailable : public Unavailable {
 public:
  using Unavailable::Unavailable;
};

/// The GPU's side of one problem. Its buffers exist from construction on, so that no allocation is timed.
/// All work goes to one stream; only `download` waits.
class DeviceJob {
 public:
  virtual ~DeviceJob() = default;
  /// Copies the host's outputs there, poisoned or altered, before a checked solution: what a kernel leaves
  /// unwritten would still be the answer of the one before.
  virtual void upload_outputs() = 0;
  virtual void upload() = 0;
  virtual void launch() = 0;
  virtual void download() = 0;

  /// Seconds for `iterations` launches with the data already on the GPU, between two CUDA events.
  virtual double kernel_seconds(std::uint64_t iterations) = 0;
};

#ifdef LANEBENCH_CUDA
inline constexpr bool kBuiltWithCuda = true;
#else
inline constexpr bool kBuiltWithCuda = false;
#endif

/// Why the GPU's rows have no variant in a build without CUDA, in words for people.
const char* why_without_cuda();

}  // namespace lanebench
