// The plain loop, vectorized by the compiler for each Highway target.
#include "kernels/sgemm/loop.h"

#define LANEBENCH_WORKLOAD sgemm
#define LANEBENCH_PROBLEM Sgemm
#include "kernels/autovec-inl.h"
