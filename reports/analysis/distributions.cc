// Calls Boost.Math.
#include "reports/analysis/distributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

namespace lanebench {

double normal_at_most(double x, double mean, double deviation) {
  return cdf(boost::math::normal(mean, deviation), x);
}

double student_at_most(double t, double freedom) {
  return cdf(boost::math::students_t(freedom), t);
}

double student_at_least(double t, double freedom) {
  return cdf(complement(boost::math::students_t(freedom), t));
}

double student_bound(double tail, double freedom) {
  return quantile(complement(boost::math::students_t(freedom), tail));
}

std::size_t sign_test_rank(std::size_t n, double outside) {
  const boost::math::binomial distribution(static_cast<double>(n), 0.5);
  // Boost rounds a lower quantile down, to the last count whose probability is not above it, but not below 0.
  const auto last_outside = static_cast<std::size_t>(quantile(distribution, outside / 2));
  return 2 * cdf(distribution, static_cast<double>(last_outside)) <= outside ? last_outside + 1 : 0;
}

std::size_t signed_rank(std::size_t n, double outside) {
  const std::size_t most = n * (n + 1) / 2;
  constexpr std::size_t kMostExact = 50;
  if (n > kMostExact) {
    const auto count = static_cast<double>(n);
    const double deviation = std::sqrt(count * (count + 1) * (2 * count + 1) / 24);
    const boost::math::normal sum(static_cast<double>(most) / 2, deviation);
    return static_cast<std::size_t>(quantile(sum, outside / 2));
  }
  // How likely each sum is, rank after rank: each rank's value is positive or not, with the same probability.
  std::vector<double> probability(most + 1);
  probability[0] = 1;
  for (std::size_t rank = 1; rank <= n; ++rank) {
    for (std::size_t sum = most + 1; sum-- > 0;) {
      probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
    }
  }
  std::size_t k = 0;
  for (double below = probability[0]; 2 * below <= outside; below += probability[k]) ++k;
  return k;
}

}  // namespace lanebench
