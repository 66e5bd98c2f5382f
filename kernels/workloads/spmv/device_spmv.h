// What the GPU variants of sparse matrix times vector share: the matrix, and the way there and back. For .cu
// files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/spmv/spmv.h"

namespace lanebench::spmv {

class SpmvJob : public CudaJob {
 public:
  explicit SpmvJob(const Spmv& p) : p_(p) {}

 protected:
  const Spmv& p_;
  In<std::int32_t> row_begin_{*this, p_.row_begin};
  In<std::int32_t> column_{*this, p_.column.first(p_.elements)};
  In<double> value_{*this, p_.value.first(p_.elements)};
  In<double> x_{*this, p_.x};
  Out<double> y_{*this, p_.y};
};

}  // namespace lanebench::spmv
