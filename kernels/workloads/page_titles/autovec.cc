// The plain search for tags, vectorized by the compiler for each Highway target.
#include "kernels/workloads/page_titles/loop.h"

#define LANEBENCH_WORKLOAD page_titles
#define LANEBENCH_PROBLEM PageTitles
#include "kernels/lanes/autovec-inl.h"
