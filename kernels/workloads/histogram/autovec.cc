// The loop of one table, compiled for each Highway target.
#include "kernels/workloads/histogram/loop.h"

#define LANEBENCH_WORKLOAD histogram
#define LANEBENCH_PROBLEM Histogram
#include "kernels/lanes/autovec-inl.h"
