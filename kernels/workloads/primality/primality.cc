// The primality problem: numbers, cost, check; and its list of variants.
#include "kernels/workloads/primality/primality.h"

#include <fmt/format.h>

#include <algorithm>

#include "kernels/contract/device.h"
#include "kernels/primes/miller_rabin.h"

namespace lanebench::primality {

Primality::Primality(const Parameters& parameters) : source_(parameters) {
  count = source_.count();
}

void Primality::allocate(Arena& inputs, Arena& outputs) {
  numbers = inputs.take<std::uint64_t>(count);
  prime = outputs.take<std::uint8_t>(count);
}

void Primality::fill(Team& team) {
  const Range share = team.share(count);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    numbers[i] = source_[i];
    prime[i] = 0;
  }
}

Cost Primality::cost() const {
  // How many divisions a number takes depends on its smallest divisor, so no count of operations is claimed.
  const auto items = static_cast<double>(count);
  return {.flops = 0, .bytes_read = 8 * items, .bytes_written = items, .items = items};
}

Verdict Primality::check() {
  const auto& expected = expected_.get([&] {
    std::vector<std::uint8_t> right(count);
    std::ranges::transform(numbers, right.begin(), primes::miller_rabin);
    return right;
  });
  for (std::size_t i = 0; i < count; ++i) {
    if (prime[i] == expected[i]) continue;
    return {false, 0,
            fmt::format("index {}: got {}, expected {} for {}", i, prime[i], expected[i], numbers[i])};
  }
  return {};
}

std::string Primality::answer() const {
  std::string line = fmt::format("primes={}", std::ranges::count(prime, std::uint8_t{1}));
  if (source_.listed()) line += fmt::format(" flags={}", fmt::join(prime, ","));
  return line;
}

Workload workload() {
  Workload w = workload_of<Primality>("primality");
  w.job = "which of many numbers are prime, by trial division with early exit";
  w.no_roof = "early exit: its operations depend on the data";
  w.size_parameter = "numbers";
  w.parameters = primes::number_parameters("1000", "100000000000000", "500000000000000");
  w.quick = {{"first", "20000000000"}, {"last", "100000000000"}};
  w.add("scalar", scalar);
  w.add("textbook", textbook);
  w.add("autovec", autovec());
  w.add("simd", simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::primality
