// Pairs cases round by round: what one round timed of all of them can be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "reports/analysis/statistics.h"
#include "reports/results/records.h"

namespace lanebench {

/// The rounds that timed all of several cases: what pairing needs. Of the two samples that a round has of the
/// baseline counts the geometric mean, or the one whose core was not disturbed. Rounds with a disturbed
/// sample are left out where the others are in enough passes for an interval: whether a core was disturbed is
/// known from probes, not from times.
struct CommonRounds {
  std::vector<std::uint64_t> passes;         ///< Of each round.
  std::vector<std::vector<double>> seconds;  ///< One row per case.
  std::vector<bool> disturbed;               ///< Whether a sample of the round was.
};
CommonRounds in_common_rounds(const std::vector<std::span<const Sample>>& cases);

/// How many times faster `other` is than `base`, over the rounds that timed both; absent without any. Samples
/// of two cases on one side count as those of one case: in each round their geometric mean, or the quiet one.
/// A neighbour on the core changes gains themselves, as SIMD and plain code suffer differently. So where
/// quiet rounds are too few to count alone, the interval reaches to what they say.
std::optional<Estimate> speedup_over(std::span<const Sample> base, std::span<const Sample> other);

}  // namespace lanebench
