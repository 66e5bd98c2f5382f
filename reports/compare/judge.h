// Tests rows, corrects for their number, and says of each what is certain.
#pragma once

#include <optional>
#include <vector>

#include "reports/compare/background.h"
#include "reports/compare/comparison.h"
#include "reports/compare/observations.h"

namespace lanebench {

/// One row per pair, in the same order.
std::vector<ComparedRow> judge(const std::vector<RowPair>& pairs, const Background& background);

/// The geometric mean of the rows, tested on its own: its k-th observation is the mean of theirs. Absent
/// where too few observations are alike for an interval.
std::optional<Whole> judge_whole(const std::vector<RowPair>& pairs);

}  // namespace lanebench
