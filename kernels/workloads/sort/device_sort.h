// What the GPU variants of the sort share: the keys, and the way there and back. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/sort/sort.h"

namespace lanebench::sort {

class SortJob : public CudaJob {
 public:
  explicit SortJob(const Sort& p) : p_(p) {}

 protected:
  const Sort& p_;
  In<std::uint32_t> input_{*this, p_.input};
  Out<std::uint32_t> output_{*this, p_.output};
};

}  // namespace lanebench::sort
