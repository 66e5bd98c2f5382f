// The reference: a primality test that shares neither algorithm nor arithmetic with the variants.
#pragma once

#include <cstdint>

namespace lanebench::primality {

/// Whether n is prime, by the Miller-Rabin test in exact 128-bit integers. With the first twelve primes as
/// bases it is a proof for all n < 3.3·10^24 (Sorenson & Webster, "Strong pseudoprimes to twelve prime
/// bases", Math. Comp. 86, 2017).
bool miller_rabin(std::uint64_t n);

}  // namespace lanebench::primality
