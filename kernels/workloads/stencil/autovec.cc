// The plain loop over the points, vectorized by the compiler for each Highway target.
#include "kernels/workloads/stencil/loop.h"

#define LANEBENCH_WORKLOAD stencil
#define LANEBENCH_PROBLEM Stencil
#include "kernels/lanes/autovec-inl.h"
