// The plain loop of smallest prime factors, vectorized by the compiler for each Highway target.
#include "kernels/smallest_prime_factor/loop.h"

#define LANEBENCH_WORKLOAD smallest_prime_factor
#define LANEBENCH_PROBLEM SmallestPrimeFactor
#include "kernels/autovec-inl.h"
