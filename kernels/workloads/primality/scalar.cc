// Primality, one division at a time.
#include "kernels/workloads/primality/loop.h"

namespace lanebench::primality {

void scalar(const Primality& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::primality
