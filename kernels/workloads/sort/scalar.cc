// Radix sort, one key at a time.
#include "kernels/workloads/sort/loop.h"

namespace lanebench::sort {

void scalar(const Sort& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::sort
