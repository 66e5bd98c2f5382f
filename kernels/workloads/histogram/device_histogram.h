// What the GPU variants of the histogram share: the input, and the way there. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/histogram/histogram.h"

namespace lanebench::histogram {

class HistogramJob : public CudaJob {
 public:
  explicit HistogramJob(const Histogram& p) : p_(p) {}

 protected:
  const Histogram& p_;
  In<std::uint8_t> bytes_{*this, p_.bytes};
};

}  // namespace lanebench::histogram
