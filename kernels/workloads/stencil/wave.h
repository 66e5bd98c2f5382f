// Several steps in one pass over memory: planes of the states between them stay in the cache.
#pragma once

#include <array>

#include "kernels/workloads/stencil/stencil.h"

namespace lanebench::stencil {

/// Steps of a pass. What a pass reads and writes is the same whatever its depth.
inline constexpr std::size_t kDepth = 4;

/// A row that one step updates, each pointer from x = 0.
struct RowStep {
  const double* centre;
  const double* front;
  const double* back;
  const double* below;
  double* to;  ///< May be `below` of the next step, which must read it first.
};

/// The same row in consecutive steps, each a plane behind the former one, so that what a step writes is what
/// the next one finds above.
struct Rows {
  std::array<RowStep, kDepth> steps;
  std::size_t count;
  const double* above;  ///< Of the first step.
  const double* ahead;  ///< What to prefetch.
};

/// Updates `height` rows of n points, the first of which is given, each `pitch` behind the one before.
using UpdateRows = void (*)(const Rows& first, std::size_t n, std::size_t pitch, std::size_t height);

/// All steps of the job: `last` updates rows whose last step writes the state that a pass leaves, `within`
/// those that stay in the cache.
void run_waves(const Stencil& p, Team& team, UpdateRows within, UpdateRows last);

}  // namespace lanebench::stencil
