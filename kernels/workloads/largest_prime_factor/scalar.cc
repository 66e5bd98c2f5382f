// Largest prime factors, one division at a time.
#include "kernels/workloads/largest_prime_factor/loop.h"

namespace lanebench::largest_prime_factor {

void scalar(const LargestPrimeFactor& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::largest_prime_factor
