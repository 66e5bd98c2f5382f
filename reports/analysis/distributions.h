// Tails of distributions, from Boost.Math, whose headers take long to compile: all of its use is in one file.
#pragma once

#include <cstddef>

namespace lanebench {

/// P(X <= x) of a normal distribution.
double normal_at_most(double x, double mean, double deviation);

/// P(T <= t) and P(T >= t) of Student's distribution.
double student_at_most(double t, double freedom);
double student_at_least(double t, double freedom);

/// The t with P(T >= t) = `tail`.
double student_bound(double tail, double freedom);

/// The largest k with 2·P(Binomial(n, 1/2) < k) <= `outside`; 0 where even k = 1 misses too often.
std::size_t sign_test_rank(std::size_t n, double outside);

/// The largest k with 2·P(T < k) <= `outside` for T, the sum of the ranks of n symmetric values that are
/// positive; 0 where even k = 1 misses too often. Exact up to 50 values, by the normal approximation above.
std::size_t signed_rank(std::size_t n, double outside);

}  // namespace lanebench
