// Holds an interval against the noise and against what would be worth having.
#include "reports/analysis/verdict.h"

namespace lanebench {

Verdict verdict(const std::optional<Estimate>& gain, double aa_floor) {
  if (!gain) return Verdict::kNotMeasured;
  if (!gain->lower || !gain->upper) return Verdict::kCannotTell;
  if (*gain->lower > 1 + aa_floor) return Verdict::kPays;
  if (*gain->upper < 1 - aa_floor) return Verdict::kCosts;
  const bool resolved = 1 + aa_floor <= kSmallestGain;
  return resolved && *gain->upper <= kSmallestGain ? Verdict::kNoGain : Verdict::kCannotTell;
}

Verdict difference(const std::optional<Estimate>& ratio, double aa_floor) {
  const Verdict one_way = verdict(ratio, aa_floor);
  const bool far_below = ratio && ratio->lower && *ratio->lower < 1 / kSmallestGain;
  return one_way == Verdict::kNoGain && far_below ? Verdict::kCannotTell : one_way;
}

}  // namespace lanebench
