// The plain triad loop, vectorized by the compiler for each Highway target.
#include "kernels/workloads/triad/loop.h"

#define LANEBENCH_WORKLOAD triad
#define LANEBENCH_PROBLEM Triad
#include "kernels/lanes/autovec-inl.h"
