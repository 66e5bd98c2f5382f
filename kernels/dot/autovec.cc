// The loop of lanes, vectorized by the compiler for each Highway target.
#include "kernels/dot/loop.h"

#define LANEBENCH_WORKLOAD dot
#define LANEBENCH_PROBLEM Dot
#include "kernels/autovec-inl.h"
