// Two sides, case by case: which are slower, which are faster, and how sure that is.
#pragma once

#include <string>

#include "reports/compare/comparison.h"
#include "reports/compare/side.h"

namespace lanebench {

/// `threshold` is 0.03 for 3 %; of cases whose names do not hold `filter` nothing is said. Throws
/// ResultsError, one line, where no case is common to both, and for runs of several machines on one side.
Comparison compare(const Side& base, const Side& other, double threshold, const std::string& filter = "");

}  // namespace lanebench
