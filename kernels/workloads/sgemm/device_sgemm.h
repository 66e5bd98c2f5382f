// What the GPU variants of the product share: the matrices, and the way there and back. For .cu files.
#pragma once

#include "kernels/gpu/cuda_support.h"
#include "kernels/workloads/sgemm/sgemm.h"

namespace lanebench::sgemm {

/// The matrices on the GPU with `pitch` rows of `pitch` elements; those beyond n stay zero.
class SgemmJob : public CudaJob {
 public:
  SgemmJob(const Sgemm& p, std::size_t pitch) : p_(p), pitch_(pitch) {
    a_.zero(stream());
    b_.zero(stream());
  }

  void upload() override {
    copy(a_.data(), pitch_, p_.a.data(), p_.n, cudaMemcpyHostToDevice);
    copy(b_.data(), pitch_, p_.b.data(), p_.n, cudaMemcpyHostToDevice);
  }
  void download() override {
    copy(p_.c.data(), p_.n, c_.data(), pitch_, cudaMemcpyDeviceToHost);
    synchronize();
  }

 protected:
  const Sgemm& p_;
  std::size_t pitch_;
  DeviceBuffer<float> a_{pitch_ * pitch_};
  DeviceBuffer<float> b_{pitch_ * pitch_};
  DeviceBuffer<float> c_{pitch_ * pitch_};

 private:
  void copy(float* to, std::size_t to_pitch, const float* from, std::size_t from_pitch, cudaMemcpyKind kind) {
    constexpr std::size_t kSize = sizeof(float);
    if (p_.n == 0) return;
    cuda_check(
        cudaMemcpy2DAsync(to, to_pitch * kSize, from, from_pitch * kSize, p_.n * kSize, p_.n, kind, stream()),
        "copy");
  }
};

}  // namespace lanebench::sgemm
