// What the GPU variants of the histogram share: the input, and the way there. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/histogram/histogram.h"

namespace lanebench::histogram {

class HistogramJob : public CudaJob {
 public:
  explicit HistogramJob(const Histogram& p) : p_(p), bytes_(p.n) {}

  void upload() override { bytes_.upload(p_.bytes, stream()); }

 protected:
  const Histogram& p_;
  DeviceBuffer<std::uint8_t> bytes_;
};

}  // namespace lanebench::histogram
