// Sums up what a comparison found.
#include "reports/compare/comparison.h"

#include <algorithm>

namespace lanebench {

std::size_t Comparison::count(SpeedVerdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count(rows, verdict, &ComparedRow::verdict));
}

Conclusion conclusion(const std::vector<Comparison>& comparisons) {
  Conclusion worst = Conclusion::kNoRegression;
  for (const Comparison& comparison : comparisons) {
    if (comparison.count(SpeedVerdict::kSlower) > 0) worst = std::max(worst, Conclusion::kRegression);
    for (const UnmatchedRow& row : comparison.unmatched) {
      if (row.loss == Loss::kWrong) return Conclusion::kWrongAnswers;
      // A crash on another machine is listed, but says nothing about what changed between two builds.
      if (row.loss == Loss::kRegression && comparison.same_machine)
        worst = std::max(worst, Conclusion::kRegression);
    }
  }
  return worst;
}

}  // namespace lanebench
