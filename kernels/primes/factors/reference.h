// The reference: factors by Pollard's method, which shares neither algorithm nor arithmetic with the
// variants.
#pragma once

#include <vector>

#include "kernels/primes/wide.h"

namespace lanebench::factors {

/// The prime factors of n, from 2 to 2^96, each as often as it divides n, in ascending order. Random walks
/// find factors (Brent, "An improved Monte Carlo factorization algorithm", BIT 20, 1980), Miller-Rabin tests
/// prove them prime. A factor p takes some √p steps.
std::vector<Wide> prime_factors(Wide n);

}  // namespace lanebench::factors
