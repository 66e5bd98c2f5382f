// Looks for the parameter that is the size.
#include "reports/text/size_words.h"

#include <fmt/format.h>

#include <sstream>

#include "reports/text/numbers.h"

namespace lanebench {

std::string size_in_words(std::uint64_t size) {
  if (size < 10'000) return fmt::format("{}", size);
  const std::string text = human_count(static_cast<double>(size));
  const std::size_t space = text.find(' ');
  std::string digits = text.substr(0, space);
  if (digits.find('.') != digits.npos) {
    digits.erase(digits.find_last_not_of('0') + 1);  // "10.0 M" is 10 M.
    if (digits.back() == '.') digits.pop_back();
  }
  return digits + text.substr(space);
}

std::string size_in_words(std::uint64_t size, const std::string& parameters) {
  const std::string count = size_in_words(size);
  std::istringstream words(parameters);
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    if (equals == word.npos || equals == 0 || word.substr(equals + 1) != fmt::format("{}", size)) continue;
    const std::string name = word.substr(0, equals);
    return name.ends_with('s') ? fmt::format("{} {}", count, name) : fmt::format("{} {}", name, count);
  }
  return count;
}

}  // namespace lanebench
