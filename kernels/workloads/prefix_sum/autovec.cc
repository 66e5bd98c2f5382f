// The loop of one running sum, compiled for each Highway target.
#include "kernels/workloads/prefix_sum/loop.h"

#define LANEBENCH_WORKLOAD prefix_sum
#define LANEBENCH_PROBLEM PrefixSum
#include "kernels/lanes/autovec-inl.h"
