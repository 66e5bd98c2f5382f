// What the cells of the matrix say, the same in every format.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/matrix.h"

namespace lanebench {

/// "×34.6", "no gain", "costs ×0.50", "? ×1.31"; kNoNumber where nothing was measured.
std::string cell_text(const Judged& judged);

/// "between ×0.96 and ×1.71, 95 % sure", "at most ×1.03, 95 % sure", or why it was not measured.
std::string cell_tip(const Judged& judged);

/// Of a paired ratio of threads over processes: "threads ×1.10", "processes ×1.10", "≈", "?".
std::string kind_text(const Judged& threads_over_processes);

/// Between which sizes threads start to pay: "419 k – 4.19 M", "from 16", "not by 8.39 M", "?".
std::string threads_pay_text(const MatrixRow& row);

/// "61 %"; kNoNumber where it is not known.
std::string limit_text(const MatrixRow& row);

/// "±3 %"; "?" where it is not known.
std::string noise_text(const MatrixRow& row);

/// "a, b and c"
std::string listed(const std::vector<std::string>& names);

}  // namespace lanebench
