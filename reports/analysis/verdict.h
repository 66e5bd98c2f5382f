// What an estimate allows to say: it pays, it costs, it gains nothing, or the run cannot tell.
#pragma once

#include <optional>

#include "reports/text/numbers.h"

namespace lanebench {

enum class GainVerdict { kPays, kCosts, kNoGain, kCannotTell, kNotMeasured };

/// A gain below this is none worth the work; "no gain" claims that the truth lies below it, 95 % sure.
inline constexpr double kSmallestGain = 1.25;

/// Of a gain over something else, where the same code differs from itself by `aa_floor` (0.01 for 1 %):
/// - pays: the whole interval lies above 1 by more than the floor;
/// - costs: it lies below 1 by more than the floor;
/// - no gain: neither, and the interval ends below kSmallestGain. Where the floor itself is larger than that,
///   the run does not resolve such gains, and cannot tell;
/// - cannot tell: everything else, such as an estimate without interval.
GainVerdict verdict(const std::optional<Estimate>& gain, double aa_floor);

/// Of a ratio of two ways that might be as fast: kNoGain only where both ends lie within kSmallestGain of 1.
GainVerdict difference(const std::optional<Estimate>& ratio, double aa_floor);

bool pays(const std::optional<Estimate>& gain, double aa_floor);
bool costs(const std::optional<Estimate>& gain, double aa_floor);

}  // namespace lanebench
