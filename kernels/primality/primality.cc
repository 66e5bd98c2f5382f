// The primality problem: numbers, cost, check; and its list of variants.
#include "kernels/primality/primality.h"

#include <fmt/format.h>

#include <algorithm>

#include "kernels/device.h"
#include "kernels/primality/miller_rabin.h"
#include "kernels/random.h"

namespace lanebench::primality {

std::uint64_t random_number(std::uint64_t seed, std::uint64_t index, std::uint64_t first,
                            std::uint64_t last) {
  using Wide = unsigned __int128;
  return first + static_cast<std::uint64_t>((Wide{random_bits(seed, index)} * (last - first + 1)) >> 64);
}

Primality::Primality(const Parameters& parameters)
    : count(parameters.integer("numbers")),
      list_(parse_list(parameters.text("list"), "list", kLargest)),
      first_(parameters.integer("first")),
      last_(parameters.integer("last")),
      seed_(parameters.integer("seed")) {
  if (!list_.empty()) {
    count = list_.size();
  } else if (first_ > last_) {
    throw InputError(fmt::format("first must not be above last; got first={} last={}", first_, last_));
  }
}

void Primality::allocate(Arena& inputs, Arena& outputs) {
  numbers = inputs.take<std::uint64_t>(count);
  prime = outputs.take<std::uint8_t>(count);
}

void Primality::fill(Team& team) {
  const Range share = team.share(count);
  for (std::size_t i = share.begin; i < share.end; ++i) {
    numbers[i] = list_.empty() ? random_number(seed_, i, first_, last_) : list_[i];
    prime[i] = 0;
  }
}

Cost Primality::cost() const {
  // How many divisions a number takes depends on its smallest divisor, so no count of operations is claimed.
  const auto items = static_cast<double>(count);
  return {.flops = 0, .bytes_read = 8 * items, .bytes_written = items, .items = items};
}

void Primality::poison() {
  std::ranges::fill(prime, std::uint8_t{0xCC});
}

Verdict Primality::check() {
  if (reference_.empty()) {
    reference_.resize(count);
    std::ranges::transform(numbers, reference_.begin(), miller_rabin);
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (prime[i] == reference_[i]) continue;
    return {false, 0,
            fmt::format("index {}: got {}, expected {} for {}", i, prime[i], reference_[i], numbers[i])};
  }
  return {};
}

std::string Primality::answer() const {
  std::string line = fmt::format("primes={}", std::ranges::count(prime, std::uint8_t{1}));
  if (!list_.empty()) line += fmt::format(" flags={}", fmt::join(prime, ","));
  return line;
}

Workload workload() {
  Workload w;
  w.name = "primality";
  w.job = "which of many numbers are prime, by trial division with early exit";
  w.size_parameter = "numbers";
  w.parameters = {
      {"numbers", "1000", "how many random numbers", 0, std::uint64_t{1} << 30},
      {"first", "100000000000000", "smallest number that may be drawn", 0, kLargest},
      {"last", "500000000000000", "largest number that may be drawn", 0, kLargest},
      {"seed", "1", "of the random numbers", 0, ~std::uint64_t{0}},
      {"list", "", "these numbers instead, joined by commas, each at most 2^53", 0, 0},
  };
  w.quick = {{"first", "200000000000"}, {"last", "1000000000000"}};
  w.make = [](const Parameters& parameters) { return std::make_unique<Primality>(parameters); };
  w.add("scalar", scalar);
  w.add("textbook", textbook);
  w.add("autovec", autovec());
  w.add("simd", simd());
  if constexpr (kBuiltWithCuda) w.set_device(cuda);
  return w;
}

}  // namespace lanebench::primality
