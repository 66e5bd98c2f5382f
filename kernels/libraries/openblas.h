// OpenBLAS, the library for the linear algebra workloads; each worker calls it for its own share.
#pragma once

#include <string>

namespace lanebench {

/// The functions of OpenBLAS that are called here, with the types of its cblas.h (32-bit integers). All null
/// where `unavailable` says why.
struct OpenBlas {
  enum Order { kRowMajor = 101 };
  enum Transpose { kNoTranspose = 111 };

  double (*ddot)(int n, const double* x, int step_x, const double* y, int step_y) = nullptr;
  void (*sgemm)(Order order, Transpose transpose_a, Transpose transpose_b, int m, int n, int k, float alpha,
                const float* a, int row_a, const float* b, int row_b, float beta, float* c,
                int row_c) = nullptr;
  std::string unavailable{};
};

/// Loads it at the first call, which must come before any thread exists. It computes on the calling thread
/// alone.
const OpenBlas& openblas();

}  // namespace lanebench
