// The plain loop over elements, compiled for each Highway target.
#include "kernels/workloads/spmv/loop.h"

#define LANEBENCH_WORKLOAD spmv
#define LANEBENCH_PROBLEM Spmv
#include "kernels/lanes/autovec-inl.h"
