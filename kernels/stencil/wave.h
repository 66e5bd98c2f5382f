// Several steps in one pass over memory: planes of the states between them stay in the cache.
#pragma once

#include "kernels/stencil/stencil.h"

namespace lanebench::stencil {

/// Steps of a pass. What a pass reads and writes is the same whatever its depth.
inline constexpr std::size_t kDepth = 4;

/// What a row of new values depends on, each from x = 0, and where to read ahead.
struct Rows {
  const double* centre;
  const double* front;
  const double* back;
  const double* below;
  const double* above;
  const double* ahead;
};

using UpdateRow = void (*)(const Rows& rows, double* to, std::size_t n);

/// All steps: `within` writes rows that stay in the cache, `last` those of a pass's last step.
void run_waves(const Stencil& p, Team& team, UpdateRow within, UpdateRow last);

}  // namespace lanebench::stencil
