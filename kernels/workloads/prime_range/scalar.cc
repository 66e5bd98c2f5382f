// Prime range, one division at a time.
#include "kernels/workloads/prime_range/loop.h"

namespace lanebench::prime_range {

void scalar(const PrimeRange& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::prime_range
