// The loop of blocks, vectorized by the compiler for each Highway target.
#include "kernels/nbody/loop.h"

#define LANEBENCH_WORKLOAD nbody
#define LANEBENCH_PROBLEM Nbody
#include "kernels/autovec-inl.h"
