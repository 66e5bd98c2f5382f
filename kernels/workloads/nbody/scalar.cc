// Gravity, one pair per instruction.
#include "kernels/workloads/nbody/loop.h"

namespace lanebench::nbody {

void scalar(const Nbody& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::nbody
