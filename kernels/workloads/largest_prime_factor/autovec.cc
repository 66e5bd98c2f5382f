// The plain loop of largest prime factors, vectorized by the compiler for each Highway target.
#include "kernels/workloads/largest_prime_factor/loop.h"

#define LANEBENCH_WORKLOAD largest_prime_factor
#define LANEBENCH_PROBLEM LargestPrimeFactor
#include "kernels/lanes/autovec-inl.h"
