// The sieve of Eratosthenes in segments that fit a cache.
#include "kernels/workloads/prime_sum/sieve.h"

#include <algorithm>

namespace lanebench::prime_sum {
namespace {

constexpr std::uint64_t kSegment = 1 << 18;

}  // namespace

std::vector<std::uint64_t> sums_by_sieve(std::span<const std::uint32_t> limits) {
  std::vector<std::uint64_t> sums(limits.size());
  const std::uint64_t last = limits.empty() ? 0 : std::ranges::max(limits);
  std::vector<std::uint64_t> primes;  // Those whose square has been reached by a segment.
  std::vector<bool> composite;
  for (std::uint64_t begin = 0; begin <= last; begin += kSegment) {
    composite.assign(kSegment, false);
    const auto strike = [&](std::uint64_t prime) {
      const std::uint64_t multiple = std::max(prime * prime, (begin + prime - 1) / prime * prime);
      for (std::uint64_t m = multiple; m < begin + kSegment; m += prime) composite[m - begin] = true;
    };
    std::ranges::for_each(primes, strike);
    for (std::uint64_t n = std::max<std::uint64_t>(begin, 2); n < begin + kSegment && n <= last; ++n) {
      if (composite[n - begin]) continue;
      if (n * n <= last) {
        primes.push_back(n);
        strike(n);
      }
      for (std::size_t i = 0; i < limits.size(); ++i) sums[i] += n <= limits[i] ? n : 0;
    }
  }
  return sums;
}

}  // namespace lanebench::prime_sum
