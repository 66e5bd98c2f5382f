// The smallest-prime-factor problem: numbers, cost, check; and its list of variants.
#include "kernels/workloads/smallest_prime_factor/smallest_prime_factor.h"

#include <fmt/format.h>

#include "kernels/contract/check.h"
#include "kernels/contract/device.h"
#include "kernels/primes/factors/reference.h"

namespace lanebench::smallest_prime_factor {

SmallestPrimeFactor::SmallestPrimeFactor(const Parameters& parameters) : source_(parameters) {
  count = source_.count();
}

void SmallestPrimeFactor::allocate(Arena& inputs, Arena& outputs) {
  numbers = inputs.take<std::uint64_t>(count);
  factor = outputs.take<std::uint64_t>(count);
}

void SmallestPrimeFactor::fill(Team& team) {
  const Range share = team.share(count);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    numbers[i] = source_[i];
    factor[i] = 0;
  }
}

Cost SmallestPrimeFactor::cost() const {
  // The factors decide how many divisions a number takes, so no count of operations is claimed.
  const auto items = static_cast<double>(count);
  return {.flops = 0, .bytes_read = 8 * items, .bytes_written = 8 * items, .items = items};
}

Verdict SmallestPrimeFactor::check() {
  const auto& expected = expected_.get([&] {
    std::vector<std::uint64_t> smallest;
    for (const std::uint64_t n : numbers) {
      smallest.push_back(n < 2 ? n : static_cast<std::uint64_t>(factors::prime_factors(n).front()));
    }
    return smallest;
  });
  return check_equal(
      count, [&](std::size_t i) { return factor[i]; }, [&](std::size_t i) { return expected[i]; });
}

std::string SmallestPrimeFactor::answer() const {
  return fmt::format("factors={}", fmt::join(factor, ","));
}

Workload workload() {
  Workload w = workload_of<SmallestPrimeFactor>("smallest_prime_factor");
  w.job = "the smallest prime factor of each of many numbers, by trial division with early exit";
  w.no_roof = "early exit: its operations depend on the data";
  w.size_parameter = "numbers";
  w.parameters = primes::number_parameters("100", "1000000", "1000000000");
  w.quick = {{"numbers", "20000"}};
  w.add_lanes(scalar, autovec(), simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::smallest_prime_factor
