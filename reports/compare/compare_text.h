// A comparison in words and tables, for the formats that people read.
#pragma once

#include <string>
#include <vector>

#include "reports/compare/comparison.h"
#include "reports/render/document.h"

namespace lanebench {

struct ComparisonSection {
  std::string title;
  std::vector<std::string> lines;
  Table table;          ///< Without titles where there is none.
  bool folded = false;  ///< Every row, where the others have said what matters.
};

/// Nothing here is escaped: names come from files.
struct ComparisonText {
  std::string title;                     ///< What was found, in one line.
  std::vector<std::string> sides;        ///< What is compared, a line each.
  std::vector<std::string> notes;        ///< What to know before the numbers; may be empty.
  std::vector<std::string> environment;  ///< "compiler.version: 12.2.0 → 13.1.0"; empty: no difference.
  std::vector<std::string> throughout;   ///< What all rows have in common, a sentence each.
  std::vector<ComparisonSection> sections;
  std::vector<std::string> conclusion;  ///< A sentence each.
};

/// `all`: every row of a long comparison, too. Without it, what changed, and the kinds of doubt.
ComparisonText in_words(const Comparison& comparison, bool all);

/// "SLOWER", "FASTER", "SAME", "INCONCLUSIVE", "NOT TESTED".
std::string name_of(SpeedVerdict verdict);

/// "regression", "wrong answers", …
std::string name_of(Conclusion conclusion);

/// "listed", "regression", "wrong"; empty for a row that the base does not lose.
std::string name_of(Loss loss);

}  // namespace lanebench
