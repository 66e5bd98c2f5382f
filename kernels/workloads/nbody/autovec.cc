// The loop of blocks, vectorized by the compiler for each Highway target.
#include "kernels/workloads/nbody/loop.h"

#define LANEBENCH_WORKLOAD nbody
#define LANEBENCH_PROBLEM Nbody
#include "kernels/lanes/autovec-inl.h"
