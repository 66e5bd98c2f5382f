// The loop of one table, compiled for each Highway target.
#include "kernels/histogram/loop.h"

#define LANEBENCH_WORKLOAD histogram
#define LANEBENCH_PROBLEM Histogram
#include "kernels/autovec-inl.h"
