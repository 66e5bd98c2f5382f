// The product, one element at a time.
#include "kernels/workloads/sgemm/loop.h"

namespace lanebench::sgemm {

void scalar(const Sgemm& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::sgemm
