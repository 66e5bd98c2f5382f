// Random numbers in a range, and lists of numbers.
#include "kernels/primes/numbers.h"

#include <fmt/format.h>

#include "kernels/contract/random.h"
#include "kernels/primes/wide.h"

namespace lanebench::primes {

std::uint64_t random_number(std::uint64_t seed, std::uint64_t index, std::uint64_t first,
                            std::uint64_t last) {
  return first + static_cast<std::uint64_t>((Wide{random_bits(seed, index)} * (last - first + 1)) >> 64);
}

std::vector<Parameter> number_parameters(const std::string& numbers, const std::string& first,
                                         const std::string& last) {
  return {
      {"numbers", numbers, "how many random numbers", 0, std::uint64_t{1} << 30},
      {"first", first, "smallest number that may be drawn", 0, kLargest},
      {"last", last, "largest number that may be drawn", 0, kLargest},
      {"seed", "1", "of the random numbers", 0, ~std::uint64_t{0}},
      {"list", "", "these numbers instead, joined by commas, each at most 2^53", 0, 0},
  };
}

Numbers::Numbers(const Parameters& parameters)
    : list_(parse_list(parameters.text("list"), "list", kLargest)),
      count_(listed() ? list_.size() : parameters.integer("numbers")),
      first_(parameters.integer("first")),
      last_(parameters.integer("last")),
      seed_(parameters.integer("seed")) {
  if (!listed() && first_ > last_) {
    throw InputError(fmt::format("first must not be above last; got first={} last={}", first_, last_));
  }
}

}  // namespace lanebench::primes
