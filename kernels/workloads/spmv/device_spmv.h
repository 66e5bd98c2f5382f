// What the GPU variants of sparse matrix times vector share: the matrix, and the way there and back. For .cu
// files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/spmv/spmv.h"

namespace lanebench::spmv {

class SpmvJob : public CudaJob {
 public:
  explicit SpmvJob(const Spmv& p)
      : p_(p), row_begin_(p.rows + 1), column_(p.elements), value_(p.elements), x_(p.rows), y_(p.rows) {}

  void upload() override {
    row_begin_.upload(p_.row_begin, stream());
    column_.upload(p_.column.first(p_.elements), stream());
    value_.upload(p_.value.first(p_.elements), stream());
    x_.upload(p_.x, stream());
  }
  void download() override {
    y_.download(p_.y, stream());
    synchronize();
  }

 protected:
  const Spmv& p_;
  DeviceBuffer<std::int32_t> row_begin_;
  DeviceBuffer<std::int32_t> column_;
  DeviceBuffer<double> value_;
  DeviceBuffer<double> x_;
  DeviceBuffer<double> y_;
};

}  // namespace lanebench::spmv
