// Medians and sign-test intervals.
#include "reports/analysis/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "reports/analysis/distributions.h"

namespace lanebench {
namespace {

constexpr double kOutside = 0.05;  ///< An interval may miss the truth this often.

double median_of_sorted(const std::vector<double>& sorted) {
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

}  // namespace

double median(std::vector<double> values) {
  assert(!values.empty());
  std::ranges::sort(values);
  return median_of_sorted(values);
}

double median_absolute_deviation(std::span<const double> values) {
  std::vector<double> deviations(values.begin(), values.end());
  const double center = median(deviations);
  for (double& value : deviations) value = std::abs(value - center);
  return median(std::move(deviations));
}

Estimate median_interval(std::vector<double> values) {
  assert(!values.empty());
  std::ranges::sort(values);
  Estimate estimate{.value = median_of_sorted(values), .lower = {}, .upper = {}};
  if (const std::size_t k = sign_test_rank(values.size(), kOutside); k > 0) {
    estimate.lower = values[k - 1];
    estimate.upper = values[values.size() - k];
  }
  return estimate;
}

Estimate paired_speedup(std::span<const double> base, std::span<const double> other) {
  assert(base.size() == other.size());
  std::vector<double> logarithms(base.size());
  std::ranges::transform(base, other, logarithms.begin(), [](double b, double o) { return std::log(b / o); });
  Estimate estimate = median_interval(std::move(logarithms));
  estimate.value = std::exp(estimate.value);
  if (estimate.lower) estimate.lower = std::exp(*estimate.lower);
  if (estimate.upper) estimate.upper = std::exp(*estimate.upper);
  return estimate;
}

double relative_half_width(const Estimate& estimate) {
  if (!estimate.lower || !estimate.upper) return std::numeric_limits<double>::infinity();
  return std::log(*estimate.upper / *estimate.lower) / 2;
}

}  // namespace lanebench
