// The plain primality loop, vectorized by the compiler for each Highway target.
#include "kernels/primality/loop.h"

#define LANEBENCH_WORKLOAD primality
#define LANEBENCH_PROBLEM Primality
#include "kernels/autovec-inl.h"
