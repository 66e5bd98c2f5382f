// Everything that a report says about a run, computed once and rendered in several ways.
#pragma once

#include <vector>

#include "reports/contrast.h"
#include "reports/isa_sweep.h"
#include "reports/roofline.h"
#include "reports/scaling.h"
#include "reports/size_sweep.h"
#include "reports/summary.h"

namespace lanebench {

struct Analysis {
  Summary summary;
  std::vector<Contrast> contrasts;
  std::vector<Scaling> scalings;
  std::vector<IsaSweep> isa_sweeps;
  std::vector<SizeSweep> size_sweeps;
  std::vector<Ceiling> ceilings;
};

Analysis analyse(const Run& run);

}  // namespace lanebench
