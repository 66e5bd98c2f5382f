// The plain loop, vectorized by the compiler for each Highway target.
#include "kernels/workloads/sgemm/loop.h"

#define LANEBENCH_WORKLOAD sgemm
#define LANEBENCH_PROBLEM Sgemm
#include "kernels/lanes/autovec-inl.h"
