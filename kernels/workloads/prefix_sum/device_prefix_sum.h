// What the GPU variants of the prefix sum share: the arrays, and the way there and back. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/prefix_sum/prefix_sum.h"

namespace lanebench::prefix_sum {

class PrefixSumJob : public CudaJob {
 public:
  explicit PrefixSumJob(const PrefixSum& p) : p_(p) {}

 protected:
  const PrefixSum& p_;
  In<std::uint32_t> input_{*this, p_.input};
  Out<std::uint32_t> output_{*this, p_.output};
};

}  // namespace lanebench::prefix_sum
