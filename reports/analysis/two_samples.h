// How far one sample of times is from another, and whether that is more than a margin.
//
// Everything works on logarithms, where a ratio of times is a shift.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "reports/analysis/statistics.h"

namespace lanebench {

/// Shifts that mean nothing.
struct Margin {
  double low;   ///< At most 0.
  double high;  ///< At least 0.
};

/// What two samples say about the shift from `base` to `other`.
struct ShiftTest {
  Estimate shift;      ///< With a 95 % interval where the samples are large enough for one.
  double p_above = 1;  ///< How likely such samples are if the shift is at most the margin's upper end.
  double p_below = 1;  ///< How likely they are if it is at least its lower end.
  double error = 0;    ///< Of the shift, a standard deviation; of Welch's test, 0 where there is none.
};

/// Hodges and Lehmann's shift, the median of all differences other_j - base_i, with the distribution-free
/// interval and the one-sided p-values of Mann and Whitney's test. Right for any distribution that is the
/// same on both sides but for the shift; outliers move it little. Exact up to 400 pairs, by the normal
/// approximation above. A tie counts against the claim, so that coarse clocks never make a difference. Needs
/// a value on each side and has an interval from 4 on each side.
///
/// Source: M. Hollander, D. Wolfe, E. Chicken, Nonparametric Statistical Methods, 3rd ed., chapter 4.
ShiftTest rank_test(std::vector<double> base, std::vector<double> other, Margin margin);

/// The difference of the means with Welch's interval and p-values: for few values that are nearly normal,
/// such as logarithms of the medians of runs. Needs 2 values on each side for an interval and for p-values
/// below 1. `spread` is how many times the values scatter as they would if nothing but what they show made
/// them differ: the error becomes so many times larger.
///
/// Source: B. L. Welch, "The generalization of 'Student's' problem when several different population
/// variances are involved", Biometrika 34, 1947.
ShiftTest welch_test(std::span<const double> base, std::span<const double> other, Margin margin,
                     double spread = 1);

/// P(U = u) for u = 0 … n·m, where U counts the pairs in which the second sample's value is the larger one,
/// for samples of n and m values from one continuous distribution.
std::vector<double> mann_whitney_distribution(std::size_t n, std::size_t m);

/// Holm's step-down correction: what each p-value becomes so that, of all rejections at a level, the chance
/// that even one is false stays below it.
///
/// Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
/// Statistics 6, 1979.
std::vector<double> holm_adjusted(std::span<const double> p_values);

}  // namespace lanebench
