// Reads samples.csv.
#pragma once

#include <string>

#include "reports/results/results.h"

namespace lanebench {

/// Appends the samples in `text`, the contents of `file`, to a run whose cases are known. A last line without
/// its end is what an interrupted run leaves, and is ignored; throws ResultsError for anything else that is
/// amiss.
void read_samples(const std::string& text, const std::string& file, Run& run);

}  // namespace lanebench
