// The plain prime sum loop, vectorized by the compiler for each Highway target.
#include "kernels/prime_sum/loop.h"

#define LANEBENCH_WORKLOAD prime_sum
#define LANEBENCH_PROBLEM PrimeSum
#include "kernels/autovec-inl.h"
