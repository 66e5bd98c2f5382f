// The plain loop, vectorized by the compiler for each Highway target.
#include "kernels/workloads/monte_carlo_pi/loop.h"

#define LANEBENCH_WORKLOAD monte_carlo_pi
#define LANEBENCH_PROBLEM MonteCarloPi
#include "kernels/lanes/autovec-inl.h"
