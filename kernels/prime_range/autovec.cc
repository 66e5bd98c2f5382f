// The plain prime range loop, vectorized by the compiler for each Highway target.
#include "kernels/prime_range/loop.h"

#define LANEBENCH_WORKLOAD prime_range
#define LANEBENCH_PROBLEM PrimeRange
#include "kernels/autovec-inl.h"
