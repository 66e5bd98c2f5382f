// The rows of a comparison as tables.
#pragma once

#include <functional>
#include <string>

#include "reports/compare/comparison.h"
#include "reports/render/document.h"

namespace lanebench {

using RowFilter = std::function<bool(const ComparedRow&)>;

/// Those of the wanted rows that have a ratio of times. The last cell is the verdict.
Table times_table(const Comparison& comparison, const RowFilter& wanted);

/// The rows without: of different machines.
Table speedups_table(const Comparison& comparison);

/// As many digits as a person reads; a broken file may hold ratios that do not fit a table.
std::string ratio_text(double ratio);

/// "1.250 [1.200, 1.300]"
std::string ratio_text(const Estimate& ratio);

}  // namespace lanebench
