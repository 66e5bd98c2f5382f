// The loop of options, vectorized by the compiler for each Highway target as far as it can.
#include "kernels/black_scholes/loop.h"

#define LANEBENCH_WORKLOAD black_scholes
#define LANEBENCH_PROBLEM BlackScholes
#include "kernels/autovec-inl.h"
