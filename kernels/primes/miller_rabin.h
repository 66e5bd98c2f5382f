// The reference: a primality test that shares neither algorithm nor arithmetic with the variants.
#pragma once

#include "kernels/primes/wide.h"

namespace lanebench::primes {

/// Whether n <= 2^96 is prime, by the Miller-Rabin test in exact integers. With the first thirteen primes as
/// bases it is a proof for all n < 3.3·10^24 (Sorenson & Webster, "Strong pseudoprimes to twelve prime
/// bases", Math. Comp. 86, 2017). Above, the 25 primes below 100 are the bases: no composite number is known
/// to pass, and a random one does with a probability below 4^-25.
bool miller_rabin(Wide n);

/// a·b mod modulus, for a, b < modulus <= 2^96.
Wide multiply_modulo(Wide a, Wide b, Wide modulus);

}  // namespace lanebench::primes
