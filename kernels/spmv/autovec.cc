// The plain loop over elements, compiled for each Highway target.
#include "kernels/spmv/loop.h"

#define LANEBENCH_WORKLOAD spmv
#define LANEBENCH_PROBLEM Spmv
#include "kernels/autovec-inl.h"
