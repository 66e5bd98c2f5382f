// What the GPU variants of the sort share: the keys, and the way there and back. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/sort/sort.h"

namespace lanebench::sort {

class SortJob : public CudaJob {
 public:
  explicit SortJob(const Sort& p) : p_(p), input_(p.n), output_(p.n) {}

  void upload() override { input_.upload(p_.input, stream()); }
  void download() override {
    output_.download(p_.output, stream());
    synchronize();
  }

 protected:
  const Sort& p_;
  DeviceBuffer<std::uint32_t> input_;
  DeviceBuffer<std::uint32_t> output_;
};

}  // namespace lanebench::sort
