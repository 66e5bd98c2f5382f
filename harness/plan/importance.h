// Which cases say most about what pays: where there is no time for all, the others are left out.
#pragma once

#include <vector>

#include "reports/results/records.h"

namespace lanebench {

/// The baseline first; then plain code and the widest SIMD, on one worker and on the largest teams; what the
/// compiler makes of the widest instruction set; other programs' code and the GPU; then everything else.
/// Otherwise in the order given, in which the widest instruction set comes first.
std::vector<CaseRecord> by_importance(const std::vector<CaseRecord>& cases);

/// Those of them that answer what pays, and can be measured: the baseline, plain code and the widest SIMD.
std::vector<CaseRecord> main_cases(const std::vector<CaseRecord>& cases);

}  // namespace lanebench
