// Calls Boost.Math.
#include "reports/analysis/distributions.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

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

}  // namespace lanebench
