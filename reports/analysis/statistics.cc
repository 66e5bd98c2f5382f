// Medians and sign-test intervals.
#include "reports/analysis/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "reports/analysis/distributions.h"

namespace lanebench {
namespace {

constexpr double kOutside = 0.05;  ///< An interval may miss the truth this often.

double median_of_sorted(const std::vector<double>& sorted) {
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

Estimate student_interval(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double half = student_bound(kOutside / 2, n - 1) * std::sqrt(squares / (n - 1) / n);
  return {.value = mean, .lower = mean - half, .upper = mean + half};
}

Estimate signed_rank_interval(const std::vector<double>& values) {
  std::vector<double> means;  // Of all pairs, each value with itself included: Walsh's averages.
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = i; j < values.size(); ++j) means.push_back((values[i] + values[j]) / 2);
  }
  std::ranges::sort(means);
  const std::size_t k = signed_rank(values.size(), kOutside);
  return {.value = median_of_sorted(means), .lower = means[k - 1], .upper = means[means.size() - k]};
}

std::vector<double> log_ratios(std::span<const double> base, std::span<const double> other) {
  assert(base.size() == other.size());
  std::vector<double> logarithms(base.size());
  std::ranges::transform(base, other, logarithms.begin(), [](double b, double o) { return std::log(b / o); });
  return logarithms;
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
  Estimate estimate{
      .value = median_of_sorted(values), .lower = {}, .upper = {}, .observations = values.size()};
  if (const std::size_t k = sign_test_rank(values.size(), kOutside); k > 0) {
    estimate.lower = values[k - 1];
    estimate.upper = values[values.size() - k];
  }
  return estimate;
}

std::vector<double> medians_of_passes(std::span<const double> values, std::span<const std::uint64_t> passes) {
  assert(!values.empty() && values.size() == passes.size());
  std::map<std::uint64_t, std::vector<double>> by_pass;
  for (std::size_t i = 0; i < values.size(); ++i) by_pass[passes[i]].push_back(values[i]);
  if (by_pass.size() == 1) return {values.begin(), values.end()};
  std::vector<double> medians;
  for (auto& [pass, its_values] : by_pass) medians.push_back(median(std::move(its_values)));
  return medians;
}

Estimate interval_over_passes(std::span<const double> values, std::span<const std::uint64_t> passes) {
  std::vector<double> medians = medians_of_passes(values, passes);
  if (std::ranges::adjacent_find(passes, std::not_equal_to()) == passes.end()) {
    return median_interval(std::move(medians));
  }
  Estimate estimate =
      medians.size() < kFewestPasses ? student_interval(medians) : signed_rank_interval(medians);
  estimate.observations = medians.size();
  return estimate;
}

Estimate exp_of(const Estimate& logarithm) {
  Estimate estimate = logarithm;
  estimate.value = std::exp(logarithm.value);
  if (logarithm.lower) estimate.lower = std::exp(*logarithm.lower);
  if (logarithm.upper) estimate.upper = std::exp(*logarithm.upper);
  return estimate;
}

Estimate time_over_passes(std::span<const double> seconds, std::span<const std::uint64_t> passes) {
  const std::size_t count = std::set<std::uint64_t>(passes.begin(), passes.end()).size();
  if (count == 1 || count >= kFewestPasses) return interval_over_passes(seconds, passes);
  std::vector<double> logarithms(seconds.size());
  std::ranges::transform(seconds, logarithms.begin(), [](double value) { return std::log(value); });
  return exp_of(interval_over_passes(logarithms, passes));
}

Estimate paired_speedup(std::span<const double> base, std::span<const double> other) {
  return exp_of(median_interval(log_ratios(base, other)));
}

Estimate paired_speedup(std::span<const double> base, std::span<const double> other,
                        std::span<const std::uint64_t> passes) {
  return exp_of(interval_over_passes(log_ratios(base, other), passes));
}

double relative_half_width(const Estimate& estimate) {
  if (!estimate.lower || !estimate.upper) return std::numeric_limits<double>::infinity();
  return std::log(*estimate.upper / *estimate.lower) / 2;
}

}  // namespace lanebench
