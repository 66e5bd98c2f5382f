// Highway, for files that are written in its vectors and compiled once per target: simd.cc and its like.
#include "kernels/lanes/each_target-inl.h"

#include <hwy/highway.h>
