// Monte Carlo π, one point at a time.
#include "kernels/workloads/monte_carlo_pi/loop.h"

namespace lanebench::monte_carlo_pi {

void scalar(const MonteCarloPi& p, Team& team) {
  loop(p, team);
}

}  // namespace lanebench::monte_carlo_pi
