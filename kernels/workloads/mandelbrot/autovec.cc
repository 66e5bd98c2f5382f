// The loop of blocks, vectorized by the compiler for each Highway target.
#include "kernels/workloads/mandelbrot/loop.h"

#define LANEBENCH_WORKLOAD mandelbrot
#define LANEBENCH_PROBLEM Mandelbrot
#include "kernels/lanes/autovec-inl.h"
