// What the GPU variants of the prefix sum share: the arrays, and the way there and back. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/prefix_sum/prefix_sum.h"

namespace lanebench::prefix_sum {

class PrefixSumJob : public CudaJob {
 public:
  explicit PrefixSumJob(const PrefixSum& p) : p_(p), input_(p.n), output_(p.n) {}

  void upload() override { input_.upload(p_.input, stream()); }
  void download() override {
    output_.download(p_.output, stream());
    synchronize();
  }

 protected:
  const PrefixSum& p_;
  DeviceBuffer<std::uint32_t> input_;
  DeviceBuffer<std::uint32_t> output_;
};

}  // namespace lanebench::prefix_sum
