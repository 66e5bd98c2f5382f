// The plain row-match loop, vectorized by the compiler for each Highway target.
#include "kernels/row_match/loop.h"

#define LANEBENCH_WORKLOAD row_match
#define LANEBENCH_PROBLEM RowMatch
#include "kernels/autovec-inl.h"
