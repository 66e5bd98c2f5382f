// cuSPARSE's product of a matrix in compressed rows and a vector.
#include "kernels/libraries/cusparse.h"

#include "kernels/workloads/spmv/device_spmv.h"

namespace lanebench::spmv {

#ifdef LANEBENCH_CUSPARSE_FOUND
namespace {

class CusparseSpmv final : public SpmvJob {
 public:
  explicit CusparseSpmv(const Spmv& p)
      : SpmvJob(p),
        cusparse_(stream()),
        multiply_(cusparse_.function<decltype(cusparseSpMV)>("cusparseSpMV")),
        matrix_(create_matrix()),
        in_(create_vector(x_)),
        out_(create_vector(y_)),
        scratch_(scratch_bytes()) {}

  ~CusparseSpmv() override {
    cusparse_.function<decltype(cusparseDestroyDnVec)>("cusparseDestroyDnVec")(out_);
    cusparse_.function<decltype(cusparseDestroyDnVec)>("cusparseDestroyDnVec")(in_);
    cusparse_.function<decltype(cusparseDestroySpMat)>("cusparseDestroySpMat")(matrix_);
  }

  void upload() override {
    SpmvJob::upload();
    // It may look at the matrix once and keep what it found; that is not the job.
    if (prepared_ || p_.elements == 0) return;
    const auto prepare = cusparse_.function<decltype(cusparseSpMV_preprocess)>("cusparseSpMV_preprocess");
    Cusparse::check(prepare(cusparse_.handle(), CUSPARSE_OPERATION_NON_TRANSPOSE, &kOne, matrix_, in_, &kZero,
                            out_, CUDA_R_64F, CUSPARSE_SPMV_ALG_DEFAULT, scratch_.data()),
                    "cusparseSpMV_preprocess");
    prepared_ = true;
  }

  void launch() override {
    if (p_.elements == 0) {
      y_.zero(stream());
      return;
    }
    Cusparse::check(multiply_(cusparse_.handle(), CUSPARSE_OPERATION_NON_TRANSPOSE, &kOne, matrix_, in_,
                              &kZero, out_, CUDA_R_64F, CUSPARSE_SPMV_ALG_DEFAULT, scratch_.data()),
                    "cusparseSpMV");
  }

 private:
  cusparseSpMatDescr_t create_matrix() {
    const auto side = static_cast<std::int64_t>(p_.rows);
    cusparseSpMatDescr_t matrix = nullptr;
    const auto create = cusparse_.function<decltype(cusparseCreateCsr)>("cusparseCreateCsr");
    Cusparse::check(
        create(&matrix, side, side, static_cast<std::int64_t>(p_.elements), row_begin_.data(), column_.data(),
               value_.data(), CUSPARSE_INDEX_32I, CUSPARSE_INDEX_32I, CUSPARSE_INDEX_BASE_ZERO, CUDA_R_64F),
        "cusparseCreateCsr");
    return matrix;
  }
  cusparseDnVecDescr_t create_vector(const DeviceBuffer<double>& of) {
    cusparseDnVecDescr_t vector = nullptr;
    const auto create = cusparse_.function<decltype(cusparseCreateDnVec)>("cusparseCreateDnVec");
    Cusparse::check(create(&vector, static_cast<std::int64_t>(of.size()), of.data(), CUDA_R_64F),
                    "cusparseCreateDnVec");
    return vector;
  }
  std::size_t scratch_bytes() {
    std::size_t bytes = 0;
    if (p_.elements == 0) return bytes;
    const auto ask = cusparse_.function<decltype(cusparseSpMV_bufferSize)>("cusparseSpMV_bufferSize");
    Cusparse::check(ask(cusparse_.handle(), CUSPARSE_OPERATION_NON_TRANSPOSE, &kOne, matrix_, in_, &kZero,
                        out_, CUDA_R_64F, CUSPARSE_SPMV_ALG_DEFAULT, &bytes),
                    "cusparseSpMV_bufferSize");
    return bytes;
  }

  static constexpr double kOne = 1;
  static constexpr double kZero = 0;
  Cusparse cusparse_;
  decltype(cusparseSpMV)* multiply_;
  cusparseSpMatDescr_t matrix_;
  cusparseDnVecDescr_t in_;
  cusparseDnVecDescr_t out_;
  DeviceBuffer<std::byte> scratch_;
  bool prepared_ = false;
};

}  // namespace

std::unique_ptr<DeviceJob> cusparse(const Spmv& p) {
  return std::make_unique<CusparseSpmv>(p);
}
#else
std::unique_ptr<DeviceJob> cusparse(const Spmv&) {
  throw DeviceUnavailable("built without cuSPARSE");
}
#endif

}  // namespace lanebench::spmv
