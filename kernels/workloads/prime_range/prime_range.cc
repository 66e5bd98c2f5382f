// The prime range problem: bounds, cost, check; collecting; and its list of variants.
#include "kernels/workloads/prime_range/prime_range.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/primes/miller_rabin.h"

namespace lanebench::prime_range {

PrimeRange::PrimeRange(const Parameters& parameters)
    : first(parameters.integer("first")), count(parameters.integer("count")) {
  if (first + count > kLargest) {
    throw InputError(
        fmt::format("first + count must be at most 2^53 = {}; got {} + {}", kLargest, first, count));
  }
}

void PrimeRange::allocate(Arena&, Arena& outputs) {
  is_prime = outputs.take<std::uint8_t>(count);
  // Every other number, and 2; both where the range begins with 2.
  primes = outputs.take<std::uint64_t>(count / 2 + 2);
  found = outputs.take<std::uint64_t>(1);
}

void PrimeRange::fill(Team& team) {
  const Range flags = team.share(is_prime.size());
  std::fill_n(is_prime.begin() + flags.begin, flags.size(), std::uint8_t{0});
  const Range share = team.share(primes.size());
  std::fill_n(primes.begin() + share.begin, share.size(), std::uint64_t{0});
}

Cost PrimeRange::cost() const {
  // How many divisions a number takes depends on its smallest divisor, so no count of operations is claimed.
  return {.flops = 0, .bytes_read = 0, .bytes_written = 0, .items = static_cast<double>(count)};
}

Verdict PrimeRange::check() {
  const auto& expected = expected_.get([&] {
    std::vector<std::uint64_t> right;
    for (std::uint64_t n = first; n < first + count; ++n) {
      if (primes::miller_rabin(n)) right.push_back(n);
    }
    return right;
  });
  const std::size_t right = expected.size();
  if (found[0] != right)
    return {false, 0, fmt::format("number of primes: got {}, expected {}", found[0], right)};
  return check_equal(
      right, [&](std::size_t i) { return primes[i]; }, [&](std::size_t i) { return expected[i]; });
}

std::string PrimeRange::answer() const {
  constexpr std::size_t kMostNamed = 1000;
  const std::size_t all = std::min<std::size_t>(found[0], primes.size());
  const std::size_t named = std::min(all, kMostNamed);
  std::string line = fmt::format("primes={}", fmt::join(primes.first(named), ","));
  if (named < all) line += fmt::format(",… ({} in all)", all);
  return line;
}

void collect(const PrimeRange& p, Team& team) {
  team.barrier();
  const Range share = team.share(p.count);
  const auto flags = p.is_prime.subspan(share.begin, share.size());
  const auto mine = static_cast<std::uint64_t>(std::ranges::count(flags, std::uint8_t{1}));
  std::uint64_t next = team.exclusive_scan(mine);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    if (p.is_prime[i] != 0) p.primes[next++] = p.first + i;
  }
  if (team.rank() + 1 == team.size()) p.found[0] = next;
}

Workload workload() {
  Workload w = workload_of<PrimeRange>("prime_range");
  w.job = "the primes among consecutive numbers, in order, by trial division with early exit";
  w.no_roof = "early exit: its operations depend on the data";
  w.size_parameter = "count";
  w.parameters = {
      {"first", "100000000000000", "smallest number of the range", 0, kLargest},
      {"count", "1000", "how many numbers", 0, std::uint64_t{1} << 30},
  };
  w.quick = {{"first", "20000000000"}, {"count", "2000"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::prime_range
