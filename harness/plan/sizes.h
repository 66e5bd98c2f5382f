// Which sizes of a workload are measured: what a person wrote, or the decades below its own size.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lanebench {

/// Sizes as `--sizes` takes them, in ascending order: a list (1000,1e4) or a range (1e3..1e6), which means
/// its ends and 1, 2 and 5 times every power of ten between. Throws InputError.
std::vector<std::uint64_t> parse_sizes(const std::string& text);

/// The sizes of a sweep that ends at `size`: with `full`, 1, 2 and 5 times every power of ten in the four
/// decades below it; without, a tenth, a hundredth and a thousandth. None is 0.
std::vector<std::uint64_t> sizes_below(std::uint64_t size, bool full);

}  // namespace lanebench
