// Mann–Whitney, Hodges–Lehmann, Welch, Holm.
#include "reports/analysis/two_samples.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "reports/analysis/distributions.h"

namespace lanebench {
namespace {

constexpr double kTail = 0.025;  ///< On each side of a 95 % interval.

/// 20 by 20: the exact distribution takes some 40,000 steps. Beyond, the normal tail is above the exact one
/// where it matters (by a fifth at 0.001, more further out): an error on the safe side.
constexpr std::size_t kExactPairs = 400;

/// The lower tail of U for two samples of one distribution.
class MannWhitney {
 public:
  MannWhitney(std::size_t n, std::size_t m) : pairs_(n * m) {
    if (pairs_ <= kExactPairs) {
      cumulative_ = mann_whitney_distribution(n, m);
      std::partial_sum(cumulative_.begin(), cumulative_.end(), cumulative_.begin());
    }
    deviation_ = std::sqrt(static_cast<double>(pairs_) * static_cast<double>(n + m + 1) / 12);
  }

  /// P(U <= u).
  double at_most(std::size_t u) const {
    if (u >= pairs_) return 1;
    if (!cumulative_.empty()) return cumulative_[u];
    return normal_at_most(static_cast<double>(u) + 0.5, static_cast<double>(pairs_) / 2, deviation_);
  }

  /// P(U >= u), by symmetry.
  double at_least(std::size_t u) const { return at_most(pairs_ - u); }

  /// The largest k with P(U < k) <= kTail; 0 where there is none.
  std::size_t rank_of_bound() const {
    std::size_t low = 0;
    std::size_t high = pairs_;  // P(U < pairs) is above the tail, or there is only one pair.
    while (low < high) {
      const std::size_t middle = high - (high - low) / 2;
      if (at_most(middle - 1) <= kTail) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

 private:
  std::size_t pairs_;
  std::vector<double> cumulative_;
  double deviation_ = 0;
};

/// All differences other_j - base_i, without writing them down: a long run has thousands of rounds. Both are
/// sorted.
class Differences {
 public:
  Differences(std::span<const double> base, std::span<const double> other) : base_(base), other_(other) {}

  std::size_t size() const { return base_.size() * other_.size(); }

  /// How many are at most `limit`.
  std::size_t at_most(double limit) const {
    return count([=](double difference) { return difference <= limit; });
  }
  std::size_t below(double limit) const {
    return count([=](double difference) { return difference < limit; });
  }

  /// The k-th smallest, k from 1, to 13 decimals.
  double kth(std::size_t k) const {
    double low = other_.front() - base_.back();
    double high = other_.back() - base_.front();
    if (at_most(low) >= k) return low;
    while (high - low > 1e-13 * std::max(1.0, std::abs(high))) {
      const double middle = std::midpoint(low, high);
      (at_most(middle) >= k ? high : low) = middle;
    }
    return high;
  }

 private:
  template <typename Predicate>
  std::size_t count(Predicate holds) const {
    std::size_t total = 0;
    std::size_t end = 0;  // The larger base_i, the more of `other` are near enough.
    for (const double base : base_) {
      while (end < other_.size() && holds(other_[end] - base)) ++end;
      total += end;
    }
    return total;
  }

  std::span<const double> base_;
  std::span<const double> other_;
};

struct Moments {
  double mean;
  double squared_error;  ///< Of the mean.
};

Moments moments(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, values.size() < 2 ? 0 : squares / (n - 1) / n};
}

}  // namespace

std::vector<double> mann_whitney_distribution(std::size_t n, std::size_t m) {
  // The largest of all i + j values belongs to the second sample with probability j / (i + j), and then beats
  // all i of the first.
  std::vector<std::vector<double>> with(m + 1, {1.0});  // with[j]: i values against j.
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = 1; j <= m; ++j) {
      std::vector<double> next(i * j + 1);
      const double share = static_cast<double>(j) / static_cast<double>(i + j);
      for (std::size_t u = 0; u < with[j].size(); ++u) next[u] += (1 - share) * with[j][u];
      for (std::size_t u = 0; u < with[j - 1].size(); ++u) next[u + i] += share * with[j - 1][u];
      with[j] = std::move(next);
    }
  }
  return with[m];
}

ShiftTest rank_test(std::vector<double> base, std::vector<double> other, Margin margin) {
  assert(!base.empty() && !other.empty());
  std::ranges::sort(base);
  std::ranges::sort(other);
  const Differences differences(base, other);
  const MannWhitney distribution(base.size(), other.size());
  const std::size_t pairs = differences.size();
  ShiftTest test;
  test.shift.value = (differences.kth((pairs + 1) / 2) + differences.kth(pairs / 2 + 1)) / 2;
  if (const std::size_t k = distribution.rank_of_bound(); k > 0) {
    test.shift.lower = differences.kth(k);
    test.shift.upper = differences.kth(pairs + 1 - k);
  }
  test.p_above = distribution.at_least(pairs - differences.at_most(margin.high));
  test.p_below = distribution.at_least(differences.below(margin.low));
  return test;
}

ShiftTest welch_test(std::span<const double> base, std::span<const double> other, Margin margin,
                     double spread) {
  assert(!base.empty() && !other.empty());
  const auto [base_mean, base_error] = moments(base);
  const auto [other_mean, other_error] = moments(other);
  ShiftTest test;
  const double shift = other_mean - base_mean;
  test.shift.value = shift;
  if (base.size() < 2 || other.size() < 2) return test;
  const double squared = base_error + other_error;
  if (squared == 0) {  // All runs took the same time to the last digit: a made-up file.
    test.shift.lower = test.shift.upper = shift;
    test.p_above = shift > margin.high ? 0 : 1;
    test.p_below = shift < margin.low ? 0 : 1;
    return test;
  }
  const double freedom = squared * squared /
                         (base_error * base_error / static_cast<double>(base.size() - 1) +
                          other_error * other_error / static_cast<double>(other.size() - 1));
  const double error = spread * std::sqrt(squared);
  test.error = error;
  const double half_width = error * student_bound(kTail, freedom);
  test.shift.lower = shift - half_width;
  test.shift.upper = shift + half_width;
  test.p_above = student_at_least((shift - margin.high) / error, freedom);
  test.p_below = student_at_most((shift - margin.low) / error, freedom);
  return test;
}

std::vector<double> holm_adjusted(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p_values[i]; });
  std::vector<double> adjusted(p_values.size());
  double so_far = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const auto hypotheses_left = static_cast<double>(order.size() - rank);
    so_far = std::max(so_far, std::min(1.0, hypotheses_left * p_values[order[rank]]));
    adjusted[order[rank]] = so_far;
  }
  return adjusted;
}

}  // namespace lanebench
