// What to do about one job, in one sentence that its measured intervals support.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/contrast.h"
#include "reports/analysis/size_sweep.h"

namespace lanebench {

/// Plain text, without markup: what to do first, what the next step adds, and from which size on it holds. It
/// claims only what the intervals show beyond the A/A floor.
std::string advice(const Contrast& contrast, const std::vector<Crossover>& crossovers);

/// The crossovers of a workload; none where it was measured at one size.
std::vector<Crossover> crossovers_of(const std::vector<SizeSweep>& sweeps, const std::string& workload);

}  // namespace lanebench
