// cuBLAS, the GPU's library for the linear algebra workloads; for .cu files.
#pragma once

#if __has_include(<cublas_v2.h>)
#define LANEBENCH_CUBLAS_FOUND
#include <cublas_v2.h>

#include <string>

#include "kernels/contract/device.h"
#include "kernels/libraries/shared_library.h"

namespace lanebench {

/// A cuBLAS context on a stream. Throws DeviceUnavailable where the library is not installed.
class Cublas {
 public:
  explicit Cublas(cudaStream_t stream) : library_("libcublas.so." + std::to_string(CUBLAS_VER_MAJOR)) {
    const auto create = function<decltype(cublasCreate_v2)>("cublasCreate_v2");
    const auto set_stream = function<decltype(cublasSetStream_v2)>("cublasSetStream_v2");
    check(create(&handle_), "cublasCreate");
    check(set_stream(handle_, stream), "cublasSetStream");
  }
  ~Cublas() { function<decltype(cublasDestroy_v2)>("cublasDestroy_v2")(handle_); }
  Cublas(const Cublas&) = delete;
  Cublas& operator=(const Cublas&) = delete;

  cublasHandle_t handle() const { return handle_; }

  /// A function of the library, by the name of its symbol.
  template <typename Function>
  Function* function(const char* name) {
    Function* found = nullptr;
    library_.find(found, name);
    if (found == nullptr) throw DeviceUnavailable(library_.error());
    return found;
  }

  static void check(cublasStatus_t status, const char* doing) {
    if (status != CUBLAS_STATUS_SUCCESS) {
      throw DeviceUnavailable(std::string(doing) + ": cuBLAS status " + std::to_string(status));
    }
  }

 private:
  SharedLibrary library_;
  cublasHandle_t handle_ = nullptr;
};

}  // namespace lanebench
#endif
