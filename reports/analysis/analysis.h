// Everything that a report says about a run, computed once and rendered in several ways.
#pragma once

#include <vector>

#include "reports/analysis/contrast.h"
#include "reports/analysis/isa_sweep.h"
#include "reports/analysis/matrix.h"
#include "reports/analysis/peers.h"
#include "reports/analysis/quietness.h"
#include "reports/analysis/scaling.h"
#include "reports/analysis/size_sweep.h"
#include "reports/analysis/summary.h"

namespace lanebench {

struct Analysis {
  Summary summary;
  Quietness quietness;
  std::vector<Contrast> contrasts;
  std::vector<Scaling> scalings;
  std::vector<IsaSweep> isa_sweeps;
  std::vector<PeerRow> peers;
  std::vector<SizeSweep> size_sweeps;
  std::vector<MatrixRow> matrix;  ///< One for each contrast, in the same order.
};

Analysis analyse(const Run& run);

}  // namespace lanebench
