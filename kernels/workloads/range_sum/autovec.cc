// The plain sum, vectorized by the compiler for each Highway target.
#include "kernels/workloads/range_sum/loop.h"

#define LANEBENCH_WORKLOAD range_sum
#define LANEBENCH_PROBLEM RangeSum
#include "kernels/lanes/autovec-inl.h"
