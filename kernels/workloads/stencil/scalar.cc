// The heat step, one point at a time.
#include "kernels/workloads/stencil/loop.h"

namespace lanebench::stencil {

void scalar(const Stencil& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::stencil
