// The plain row-match loop, vectorized by the compiler for each Highway target.
#include "kernels/workloads/row_match/loop.h"

#define LANEBENCH_WORKLOAD row_match
#define LANEBENCH_PROBLEM RowMatch
#include "kernels/lanes/autovec-inl.h"
