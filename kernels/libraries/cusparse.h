// cuSPARSE, the GPU's library for the sparse workloads; for .cu files.
#pragma once

#if __has_include(<cusparse.h>)
#define LANEBENCH_CUSPARSE_FOUND
#include <cusparse.h>

#include <string>

#include "kernels/contract/device.h"
#include "kernels/libraries/shared_library.h"

namespace lanebench {

/// A cuSPARSE context on a stream. Throws DeviceUnavailable where the library is not installed.
class Cusparse {
 public:
  explicit Cusparse(cudaStream_t stream) : library_("libcusparse.so." + std::to_string(CUSPARSE_VER_MAJOR)) {
    const auto create = function<decltype(cusparseCreate)>("cusparseCreate");
    const auto set_stream = function<decltype(cusparseSetStream)>("cusparseSetStream");
    check(create(&handle_), "cusparseCreate");
    check(set_stream(handle_, stream), "cusparseSetStream");
  }
  ~Cusparse() { function<decltype(cusparseDestroy)>("cusparseDestroy")(handle_); }
  Cusparse(const Cusparse&) = delete;
  Cusparse& operator=(const Cusparse&) = delete;

  cusparseHandle_t handle() const { return handle_; }

  /// A function of the library, by the name of its symbol.
  template <typename Function>
  Function* function(const char* name) {
    Function* found = nullptr;
    library_.find(found, name);
    if (found == nullptr) throw DeviceUnavailable(library_.error());
    return found;
  }

  static void check(cusparseStatus_t status, const char* doing) {
    if (status != CUSPARSE_STATUS_SUCCESS) {
      throw DeviceUnavailable(std::string(doing) + ": cuSPARSE status " + std::to_string(status));
    }
  }

 private:
  SharedLibrary library_;
  cusparseHandle_t handle_ = nullptr;
};

}  // namespace lanebench
#endif
