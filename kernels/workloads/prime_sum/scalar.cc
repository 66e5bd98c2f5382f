// Prime sum, one division at a time.
#include "kernels/workloads/prime_sum/loop.h"

namespace lanebench::prime_sum {

void scalar(const PrimeSum& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::prime_sum
