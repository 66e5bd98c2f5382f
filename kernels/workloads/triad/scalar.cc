// Triad, one element at a time.
#include "kernels/workloads/triad/loop.h"

namespace lanebench::triad {

void scalar(const Triad& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::triad
