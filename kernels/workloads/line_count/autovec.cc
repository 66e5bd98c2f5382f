// The state machine, compiled for each Highway target; its steps depend on one another, so no compiler
// vectorizes it.
#include "kernels/workloads/line_count/loop.h"

#define LANEBENCH_WORKLOAD line_count
#define LANEBENCH_PROBLEM LineCount
#include "kernels/lanes/autovec-inl.h"
