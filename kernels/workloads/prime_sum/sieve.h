// The reference: the sieve of Eratosthenes, which divides nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lanebench::prime_sum {

/// For each limit the sum of the primes up to it, from one sieve over segments of numbers.
std::vector<std::uint64_t> sums_by_sieve(std::span<const std::uint32_t> limits);

}  // namespace lanebench::prime_sum
