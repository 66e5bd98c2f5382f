// The Mandelbrot set, one pixel per instruction.
#include "kernels/workloads/mandelbrot/loop.h"

namespace lanebench::mandelbrot {

void scalar(const Mandelbrot& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::mandelbrot
