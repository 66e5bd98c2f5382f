// Medians, their distribution-free intervals, and paired speedups: the numbers behind every table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "reports/text/numbers.h"

namespace lanebench {

/// Below, no interval of ranks covers 95 %.
inline constexpr std::size_t kFewestPasses = 6;

/// The median of at least one value (the mean of the middle two for an even count).
double median(std::vector<double> values);

/// Median absolute deviation from the median, unscaled.
double median_absolute_deviation(std::span<const double> values);

/// The median and its 95 % interval from order statistics (sign test): [x_(k), x_(n+1-k)] with the largest k
/// whose coverage 1 - 2·P(Binomial(n, 1/2) < k) is still at least 95 %.
Estimate median_interval(std::vector<double> values);

/// Values of rounds and their passes: the median of each pass, in their order; where there is one pass, the
/// values themselves.
std::vector<double> medians_of_passes(std::span<const double> values, std::span<const std::uint64_t> passes);

/// Values of rounds and their passes: the median of each pass, then the centre of these with its 95 %
/// interval. Values of one pass share its memory, its cores and the mood of the machine, so only passes count
/// as independent.
///
/// From six passes on the centre is Hodges and Lehmann's (the median of all means of two), with the interval
/// of Wilcoxon's signed-rank test, which holds for any symmetric distribution. Below, it is the mean with
/// Student's. One pass has no more than `median_interval`.
///
/// Sources: T. Kalibera, R. Jones, "Rigorous benchmarking in reasonable time", 2013, for levels of
/// repetition; M. Hollander, D. Wolfe, E. Chicken, Nonparametric Statistical Methods, 3rd ed., chapter 3.
Estimate interval_over_passes(std::span<const double> values, std::span<const std::uint64_t> passes);

/// What an estimate of a logarithm says of the number itself.
Estimate exp_of(const Estimate& logarithm);

/// interval_over_passes for times: Student's interval of few passes is on a log scale, since times vary by
/// factors; so it never reaches below 0.
Estimate time_over_passes(std::span<const double> seconds, std::span<const std::uint64_t> passes);

/// How many times faster `other` is than `base`: exp of the median of ln(base_i / other_i) over rounds i,
/// with its interval. Pairing cancels whatever drift both share. The spans have equal length.
Estimate paired_speedup(std::span<const double> base, std::span<const double> other);

/// Likewise over passes; `passes[i]` is that of round i.
Estimate paired_speedup(std::span<const double> base, std::span<const double> other,
                        std::span<const std::uint64_t> passes);

/// Half the interval's width relative to the estimate, on a log scale; infinity without an interval.
double relative_half_width(const Estimate& estimate);

}  // namespace lanebench
