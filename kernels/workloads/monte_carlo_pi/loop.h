// The plain loop over points, compiled without vectorization as `scalar` and with it, per target, as
// `autovec`.
#pragma once

#include "kernels/workloads/monte_carlo_pi/hit.h"
#include "kernels/workloads/monte_carlo_pi/monte_carlo_pi.h"

namespace lanebench::monte_carlo_pi {

// Points are independent, so the core overlaps several of them by itself; inlined, the generator loses the
// words that nobody reads.
[[gnu::always_inline]] inline void loop(const MonteCarloPi& p, Team& team) {
  const Range share = team.share(p.points);
  const std::uint64_t seed = p.seed;
  const std::uint64_t end = p.first + share.end;
  std::uint64_t hits = 0;
  for (std::uint64_t i = p.first + share.begin; i < end; ++i) hits += is_hit(seed, i) ? 1 : 0;
  hits = team.sum(hits);
  if (team.rank() == 0) p.hits[0] = hits;
}

}  // namespace lanebench::monte_carlo_pi
