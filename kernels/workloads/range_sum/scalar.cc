// The sum, one element at a time.
#include "kernels/workloads/range_sum/loop.h"

namespace lanebench::range_sum {

void scalar(const RangeSum& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::range_sum
