// What the GPU variants of the dot product share: the vectors, and the way there and back. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/dot/dot.h"

namespace lanebench::dot {

class DotJob : public CudaJob {
 public:
  explicit DotJob(const Dot& p) : p_(p), x_(p.n), y_(p.n), result_(1) {}

  void upload() override {
    x_.upload(p_.x, stream());
    y_.upload(p_.y, stream());
  }
  void download() override {
    result_.download(p_.result, stream());
    synchronize();
  }

 protected:
  const Dot& p_;
  DeviceBuffer<double> x_;
  DeviceBuffer<double> y_;
  DeviceBuffer<double> result_;
};

}  // namespace lanebench::dot
