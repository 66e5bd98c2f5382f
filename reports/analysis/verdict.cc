// Holds an interval against the noise and against what would be worth having.
#include "reports/analysis/verdict.h"

namespace lanebench {

GainVerdict verdict(const std::optional<Estimate>& gain, double aa_floor) {
  if (!gain) return GainVerdict::kNotMeasured;
  if (!gain->lower || !gain->upper) return GainVerdict::kCannotTell;
  if (*gain->lower > 1 + aa_floor) return GainVerdict::kPays;
  if (*gain->upper < 1 - aa_floor) return GainVerdict::kCosts;
  const bool resolved = 1 + aa_floor <= kSmallestGain;
  return resolved && *gain->upper <= kSmallestGain ? GainVerdict::kNoGain : GainVerdict::kCannotTell;
}

GainVerdict difference(const std::optional<Estimate>& ratio, double aa_floor) {
  const GainVerdict one_way = verdict(ratio, aa_floor);
  const bool far_below = ratio && ratio->lower && *ratio->lower < 1 / kSmallestGain;
  return one_way == GainVerdict::kNoGain && far_below ? GainVerdict::kCannotTell : one_way;
}

bool pays(const std::optional<Estimate>& gain, double aa_floor) {
  return verdict(gain, aa_floor) == GainVerdict::kPays;
}

bool costs(const std::optional<Estimate>& gain, double aa_floor) {
  return verdict(gain, aa_floor) == GainVerdict::kCosts;
}

}  // namespace lanebench
