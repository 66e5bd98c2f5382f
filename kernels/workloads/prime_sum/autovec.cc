// The plain prime sum loop, vectorized by the compiler for each Highway target.
#include "kernels/workloads/prime_sum/loop.h"

#define LANEBENCH_WORKLOAD prime_sum
#define LANEBENCH_PROBLEM PrimeSum
#include "kernels/lanes/autovec-inl.h"
