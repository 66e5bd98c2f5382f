// Sums up what a comparison found.
#include "reports/compare/comparison.h"

#include <algorithm>
#include <functional>

namespace lanebench {
namespace {

bool is_slower_throughout(const Comparison& comparison) {
  if (comparison.whole && comparison.whole->verdict == SpeedVerdict::kSlower) return true;
  return comparison.throughout && comparison.throughout->ratio > kMostOfAMachine;
}

/// What times and losses say: a crash on another machine is listed, but says nothing about what changed
/// between two builds.
Conclusion conclusion_of(const Comparison& comparison) {
  const auto has_lost = [&](Loss loss) {
    return std::ranges::find(comparison.unmatched, loss, &UnmatchedRow::loss) != comparison.unmatched.end();
  };
  if (has_lost(Loss::kWrong)) return Conclusion::kWrongAnswers;
  if (comparison.count(SpeedVerdict::kSlower) > 0 || is_slower_throughout(comparison) ||
      (has_lost(Loss::kRegression) && comparison.same_machine)) {
    return Conclusion::kRegression;
  }
  const bool whole_is_judged = comparison.whole && comparison.whole->verdict != SpeedVerdict::kInconclusive;
  return comparison.judged() > 0 || whole_is_judged ? Conclusion::kNoRegression : Conclusion::kUndecided;
}

double ratio_of(const ComparedRow& row) {
  if (row.ratio) return row.ratio->value;
  return row.speedup_ratio ? 1 / row.speedup_ratio->value : 0;
}

}  // namespace

std::size_t Comparison::count(SpeedVerdict verdict) const {
  return static_cast<std::size_t>(std::ranges::count(rows, verdict, &ComparedRow::verdict));
}

std::size_t Comparison::judged() const {
  return static_cast<std::size_t>(std::ranges::count_if(rows, &ComparedRow::is_judged));
}

void sort_rows(Comparison& comparison, RowOrder order) {
  std::vector<ComparedRow>& rows = comparison.rows;
  switch (order) {
    case RowOrder::kFile:
      break;
    case RowOrder::kName:
      std::ranges::stable_sort(
          rows, {}, [](const ComparedRow& row) { return std::pair(row.key.case_id, row.key.size); });
      break;
    case RowOrder::kRatio:
      std::ranges::stable_sort(rows, std::greater(), ratio_of);
      break;
    case RowOrder::kTime:
      std::ranges::stable_sort(rows, std::greater(), &ComparedRow::base_s);
      break;
  }
}

Conclusion conclusion(const std::vector<Comparison>& comparisons) {
  Conclusion worst = Conclusion::kNoRegression;
  for (const Comparison& comparison : comparisons) worst = std::max(worst, conclusion_of(comparison));
  return worst;
}

}  // namespace lanebench
