// Medians, their distribution-free intervals, and paired speedups: the numbers behind every table.
#pragma once

#include <span>
#include <vector>

#include "reports/text/numbers.h"

namespace lanebench {

/// The median of at least one value (the mean of the middle two for an even count).
double median(std::vector<double> values);

/// Median absolute deviation from the median, unscaled.
double median_absolute_deviation(std::span<const double> values);

/// The median and its 95 % interval from order statistics (sign test): [x_(k), x_(n+1-k)] with the largest k
/// whose coverage 1 - 2·P(Binomial(n, 1/2) < k) is still at least 95 %.
Estimate median_interval(std::vector<double> values);

/// How many times faster `other` is than `base`: exp of the median of ln(base_i / other_i) over rounds i,
/// with its interval. Pairing cancels whatever drift both share. The spans have equal length.
Estimate paired_speedup(std::span<const double> base, std::span<const double> other);

/// Half the interval's width relative to the estimate, on a log scale; infinity without an interval.
double relative_half_width(const Estimate& estimate);

}  // namespace lanebench
