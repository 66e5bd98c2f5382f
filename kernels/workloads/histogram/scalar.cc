// The histogram, one byte at a time.
#include "kernels/workloads/histogram/loop.h"

namespace lanebench::histogram {

void scalar(const Histogram& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::histogram
