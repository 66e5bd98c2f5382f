// The largest-prime-factor problem: numbers, cost, check; and its list of variants.
#include "kernels/workloads/largest_prime_factor/largest_prime_factor.h"

#include <fmt/format.h>

#include <algorithm>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/primes/factors/open.h"
#include "kernels/primes/factors/reference.h"

namespace lanebench::largest_prime_factor {

LargestPrimeFactor::LargestPrimeFactor(const Parameters& parameters) : count(parameters.integer("count")) {
  const std::uint64_t others = count > 0 ? count - 1 : 0;
  first = parse_wide(parameters.text("first"), "first", factors::kLargest - others);
}

void LargestPrimeFactor::allocate(Arena&, Arena& outputs) {
  factor = outputs.take<Wide>(count);
  cofactor = outputs.take<Wide>(count);
  found = outputs.take<std::uint64_t>(count * kMostFactors);
}

void LargestPrimeFactor::fill(Team& team) {
  const Range share = team.share(count);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    factor[i] = 0;
    cofactor[i] = 0;
    std::ranges::fill(found.subspan(i * kMostFactors, kMostFactors), 0);
  }
}

Cost LargestPrimeFactor::cost() const {
  // The factors decide how many divisions a number takes, so no count of operations is claimed.
  const auto items = static_cast<double>(count);
  return {.flops = 0, .bytes_read = 0, .bytes_written = 16 * items, .items = items};
}

Verdict LargestPrimeFactor::check() {
  const auto& expected = expected_.get([&] {
    std::vector<Wide> largest;
    for (Wide n = first; n < first + count; ++n) {
      largest.push_back(n < 2 ? n : factors::prime_factors(n).back());
    }
    return largest;
  });
  return check_equal(
      count, [&](std::size_t i) { return factor[i]; }, [&](std::size_t i) { return expected[i]; });
}

std::string LargestPrimeFactor::answer() const {
  return fmt::format("factors={}", fmt::join(factor, ","));
}

Workload workload() {
  Workload w = workload_of<LargestPrimeFactor>("largest_prime_factor");
  w.job = "the largest prime factor of each of consecutive numbers up to 2^96, by trial division";
  w.no_roof = "early exit: its operations depend on the data";
  w.size_parameter = "count";
  w.parameters = {
      {"first", "188554848645154545454", "smallest number, in digits; the largest may be 2^96", 0, 0},
      {"count", "10", "how many consecutive numbers", 0, std::uint64_t{1} << 24},
  };
  w.quick = {{"first", "10000000000"}, {"count", "1500"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::largest_prime_factor
