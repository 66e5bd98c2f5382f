// The loops of lanes, vectorized by the compiler for each Highway target as far as it can: its counters and
// its scattered stores depend on the keys.
#include "kernels/workloads/sort/loop.h"

#define LANEBENCH_WORKLOAD sort
#define LANEBENCH_PROBLEM Sort
#include "kernels/lanes/autovec-inl.h"
