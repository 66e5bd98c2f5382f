// The plain prime range loop, vectorized by the compiler for each Highway target.
#include "kernels/workloads/prime_range/loop.h"

#define LANEBENCH_WORKLOAD prime_range
#define LANEBENCH_PROBLEM PrimeRange
#include "kernels/lanes/autovec-inl.h"
