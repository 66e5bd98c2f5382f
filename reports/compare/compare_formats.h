// Comparisons in the formats of `lanebench compare`: each a whole file, with its last line end. `all` shows
// every row of a long comparison.
#pragma once

#include <string>
#include <vector>

#include "reports/compare/comparison.h"

namespace lanebench {

/// Aligned columns; SLOWER and FASTER in colour where that is asked for. What a terminal would take for a
/// command is shown as text.
std::string compare_terminal(const std::vector<Comparison>& comparisons, bool all, bool colour);

std::string compare_markdown(const std::vector<Comparison>& comparisons, bool all);

/// One file that opens offline, with every row folded in it.
std::string compare_html(const std::vector<Comparison>& comparisons);

/// One row per case, those without times on a side included.
std::string compare_csv(const std::vector<Comparison>& comparisons);

std::string compare_json(const std::vector<Comparison>& comparisons);

}  // namespace lanebench
