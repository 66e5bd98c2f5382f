// The two loops, vectorized by the compiler for each Highway target.
#include "kernels/workloads/image_resize/loop.h"

#define LANEBENCH_WORKLOAD image_resize
#define LANEBENCH_PROBLEM ImageResize
#include "kernels/lanes/autovec-inl.h"
