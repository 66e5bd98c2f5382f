// The dot product, one element at a time.
#include "kernels/workloads/dot/loop.h"

namespace lanebench::dot {

void scalar(const Dot& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::dot
