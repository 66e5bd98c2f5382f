// results.csv: one row per case, for programs and spreadsheets.
#pragma once

#include <string>

#include "reports/analysis/summary.h"

namespace lanebench {

/// Every case, also those that could not run. An empty field means "does not apply", never zero.
std::string results_csv(const Summary& summary);

}  // namespace lanebench
