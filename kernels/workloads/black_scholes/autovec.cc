// The loop of options, vectorized by the compiler for each Highway target as far as it can.
#include "kernels/workloads/black_scholes/loop.h"

#define LANEBENCH_WORKLOAD black_scholes
#define LANEBENCH_PROBLEM BlackScholes
#include "kernels/lanes/autovec-inl.h"
