// The plain primality loop, vectorized by the compiler for each Highway target.
#include "kernels/workloads/primality/loop.h"

#define LANEBENCH_WORKLOAD primality
#define LANEBENCH_PROBLEM Primality
#include "kernels/lanes/autovec-inl.h"
