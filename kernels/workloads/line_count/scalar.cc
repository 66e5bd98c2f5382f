// The state machine, one byte at a time.
#include "kernels/workloads/line_count/loop.h"

namespace lanebench::line_count {

void scalar(const LineCount& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::line_count
