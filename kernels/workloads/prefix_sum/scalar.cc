// The prefix sum with one running sum.
#include "kernels/workloads/prefix_sum/loop.h"

namespace lanebench::prefix_sum {

void scalar(const PrefixSum& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::prefix_sum
