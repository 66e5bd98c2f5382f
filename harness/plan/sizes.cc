// Series of sizes that are evenly spread on a logarithmic axis.
#include "harness/plan/sizes.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "kernels/contract/parameters.h"

namespace lanebench {
namespace {

/// 1, 2 and 5 times the powers of ten, strictly between the bounds.
std::vector<std::uint64_t> between(std::uint64_t low, std::uint64_t high) {
  std::vector<std::uint64_t> sizes;
  for (std::uint64_t power = 1; power < high; power *= 10) {
    for (const std::uint64_t factor : {1, 2, 5}) {
      const std::uint64_t size = power > high / factor ? high : factor * power;
      if (size > low && size < high) sizes.push_back(size);
    }
    if (power > std::numeric_limits<std::uint64_t>::max() / 10) break;
  }
  return sizes;
}

}  // namespace

std::vector<std::uint64_t> parse_sizes(const std::string& text) {
  std::vector<std::uint64_t> sizes;
  if (const std::size_t dots = text.find(".."); dots != std::string::npos) {
    const std::uint64_t low = parse_integer(text.substr(0, dots), "--sizes");
    const std::uint64_t high = parse_integer(text.substr(dots + 2), "--sizes");
    if (low >= high) throw InputError(fmt::format("--sizes must go upwards; got '{}'", text));
    sizes = between(low, high);
    sizes.insert(sizes.begin(), low);
    sizes.push_back(high);
  } else {
    sizes = parse_list(text, "--sizes", std::numeric_limits<std::uint64_t>::max());
    std::ranges::sort(sizes);
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  }
  if (sizes.empty() || sizes.front() == 0) throw InputError("--sizes must be at least 1 each");
  return sizes;
}

std::vector<std::uint64_t> sizes_below(std::uint64_t size, bool full) {
  if (full) return between(size / 10000, size);
  std::vector<std::uint64_t> sizes;
  for (const std::uint64_t divisor : {1000, 100, 10}) {
    if (size / divisor > 0) sizes.push_back(size / divisor);
  }
  return sizes;
}

}  // namespace lanebench
