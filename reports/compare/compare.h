// Two sides, case by case: which are slower, which are faster, and how sure that is.
#pragma once

#include "reports/compare/comparison.h"
#include "reports/compare/side.h"

namespace lanebench {

/// `threshold` is 0.03 for 3 %. Throws ResultsError, one line, where nothing can be compared: no case in
/// common, or different machines and no speedups; and for runs of several machines on one side.
Comparison compare(const Side& base, const Side& other, double threshold);

}  // namespace lanebench
