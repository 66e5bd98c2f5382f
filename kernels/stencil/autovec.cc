// The plain loop over the points, vectorized by the compiler for each Highway target.
#include "kernels/stencil/loop.h"

#define LANEBENCH_WORKLOAD stencil
#define LANEBENCH_PROBLEM Stencil
#include "kernels/autovec-inl.h"
