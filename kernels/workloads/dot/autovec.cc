// The loop of lanes, vectorized by the compiler for each Highway target.
#include "kernels/workloads/dot/loop.h"

#define LANEBENCH_WORKLOAD dot
#define LANEBENCH_PROBLEM Dot
#include "kernels/lanes/autovec-inl.h"
