// The plain loop of smallest prime factors, vectorized by the compiler for each Highway target.
#include "kernels/workloads/smallest_prime_factor/loop.h"

#define LANEBENCH_WORKLOAD smallest_prime_factor
#define LANEBENCH_PROBLEM SmallestPrimeFactor
#include "kernels/lanes/autovec-inl.h"
