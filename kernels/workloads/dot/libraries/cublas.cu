// cuBLAS's ddot.
#include "kernels/libraries/cublas.h"
#include "kernels/workloads/dot/device_dot.h"

namespace lanebench::dot {

#ifdef LANEBENCH_CUBLAS_FOUND
namespace {

class CublasDot final : public DotJob {
 public:
  explicit CublasDot(const Dot& p)
      : DotJob(p), cublas_(stream()), ddot_(cublas_.function<decltype(cublasDdot_v2)>("cublasDdot_v2")) {
    // The result stays on the GPU, as ours does.
    const auto set_mode = cublas_.function<decltype(cublasSetPointerMode_v2)>("cublasSetPointerMode_v2");
    Cublas::check(set_mode(cublas_.handle(), CUBLAS_POINTER_MODE_DEVICE), "cublasSetPointerMode");
  }

  void launch() override {
    Cublas::check(ddot_(cublas_.handle(), static_cast<int>(p_.n), x_.data(), 1, y_.data(), 1, result_.data()),
                  "cublasDdot");
  }

 private:
  Cublas cublas_;
  decltype(cublasDdot_v2)* ddot_;
};

}  // namespace

std::unique_ptr<DeviceJob> cublas(const Dot& p) {
  return std::make_unique<CublasDot>(p);
}
#else
std::unique_ptr<DeviceJob> cublas(const Dot&) {
  throw DeviceUnavailable("built without cuBLAS");
}
#endif

}  // namespace lanebench::dot
