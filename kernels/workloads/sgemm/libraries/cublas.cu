// cuBLAS's sgemm, whose default is float32 arithmetic throughout.
#include "kernels/libraries/cublas.h"

#include "kernels/workloads/sgemm/device_sgemm.h"

namespace lanebench::sgemm {

#ifdef LANEBENCH_CUBLAS_FOUND
namespace {

class CublasSgemm final : public SgemmJob {
 public:
  explicit CublasSgemm(const Sgemm& p)
      : SgemmJob(p, p.n),
        cublas_(stream()),
        sgemm_(cublas_.function<decltype(cublasSgemm_v2)>("cublasSgemm_v2")) {}

  // cuBLAS takes a matrix by rows for its transpose by columns: (A·B)ᵀ = Bᵀ·Aᵀ.
  void launch() override {
    if (p_.n == 0) return;
    const auto n = static_cast<int>(p_.n);
    const float one = 1;
    const float zero = 0;
    Cublas::check(sgemm_(cublas_.handle(), CUBLAS_OP_N, CUBLAS_OP_N, n, n, n, &one, b_.data(), n, a_.data(),
                         n, &zero, c_.data(), n),
                  "cublasSgemm");
  }

 private:
  Cublas cublas_;
  decltype(cublasSgemm_v2)* sgemm_;
};

}  // namespace

std::unique_ptr<DeviceJob> cublas(const Sgemm& p) {
  return std::make_unique<CublasSgemm>(p);
}
#else
std::unique_ptr<DeviceJob> cublas(const Sgemm&) {
  throw DeviceUnavailable("built without cuBLAS");
}
#endif

}  // namespace lanebench::sgemm
