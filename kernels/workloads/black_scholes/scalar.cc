// The prices, one option at a time.
#include "kernels/workloads/black_scholes/loop.h"

namespace lanebench::black_scholes {

void scalar(const BlackScholes& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::black_scholes
