// Smallest prime factors, one division at a time.
#include "kernels/workloads/smallest_prime_factor/loop.h"

namespace lanebench::smallest_prime_factor {

void scalar(const SmallestPrimeFactor& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::smallest_prime_factor
