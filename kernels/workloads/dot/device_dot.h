// What the GPU variants of the dot product share: the vectors, and the way there and back. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/dot/dot.h"

namespace lanebench::dot {

class DotJob : public CudaJob {
 public:
  explicit DotJob(const Dot& p) : p_(p) {}

 protected:
  const Dot& p_;
  In<double> x_{*this, p_.x};
  In<double> y_{*this, p_.y};
  Out<double> result_{*this, p_.result};
};

}  // namespace lanebench::dot
