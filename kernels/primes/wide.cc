// Parsing of 128-bit integers.
#include "kernels/primes/wide.h"

#include <fmt/format.h>

#include "kernels/contract/parameters.h"

namespace lanebench {

Wide parse_wide(const std::string& text, const std::string& what, Wide largest) {
  Wide value = 0;
  bool valid = !text.empty();
  for (const char c : text) {
    const Wide digit = static_cast<Wide>(c) - '0';  // Above 9 for any other character.
    valid = valid && digit <= 9 && 10 * value + digit <= largest;
    if (!valid) break;
    value = 10 * value + digit;
  }
  if (!valid) {
    throw InputError(
        fmt::format("{} must be a whole number in digits, from 0 to {}; got '{}'", what, largest, text));
  }
  return value;
}

}  // namespace lanebench
