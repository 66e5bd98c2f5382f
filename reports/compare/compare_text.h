// A comparison in words and tables of plain text, for the formats that people read.
#pragma once

#include <string>
#include <vector>

#include "reports/compare/comparison.h"

namespace lanebench {

/// Rows as wide as the titles; the last cell of a row may be a verdict, which `verdicts` says again.
struct TextTable {
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> rows;
  std::vector<SpeedVerdict> verdicts;
};

/// Nothing here is escaped: names come from files.
struct ComparisonText {
  std::vector<std::string> sides;        ///< What is compared, a line each.
  std::vector<std::string> environment;  ///< "compiler.version: 12.2.0 → 13.1.0"; empty: no difference.
  std::vector<TextTable> tables;
  std::vector<std::string> unmatched;   ///< A line for each row without times on a side.
  std::vector<std::string> conclusion;  ///< A sentence each.
};

ComparisonText in_words(const Comparison& comparison);

/// "SLOWER", "FASTER", "SAME", "INCONCLUSIVE", "NOT TESTED".
std::string name_of(SpeedVerdict verdict);

/// "regression", "wrong answers", …
std::string name_of(Conclusion conclusion);

/// "listed", "regression", "wrong"; empty for a row that the base does not lose.
std::string name_of(Loss loss);

}  // namespace lanebench
