// What a comparison found, in sentences.
#pragma once

#include <string>
#include <vector>

#include "reports/compare/comparison.h"

namespace lanebench {

/// "new against old: 1 slower, 2 faster, 4 the same, 13 unknown"
std::string title_of(const Comparison& comparison);

/// What all rows have in common: the geometric mean, and what of it is the machine's.
std::vector<std::string> throughout(const Comparison& comparison);

/// What the exit code says, and how sure it is.
std::vector<std::string> conclusion_sentences(const Comparison& comparison);

/// A kind of doubt, and what helps.
std::string remedy(Doubt doubt);

}  // namespace lanebench
