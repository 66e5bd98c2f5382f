// Parsing and checking of parameters.
#include "kernels/contract/parameters.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <utility>

namespace lanebench {

std::uint64_t parse_integer(const std::string& text, const std::string& what) {
  const char* end = text.data() + text.size();
  std::uint64_t value = 0;
  const auto plain = std::from_chars(text.data(), end, value);
  if (plain.ec == std::errc{} && plain.ptr == end) return value;
  double real = 0;
  const auto scientific = std::from_chars(text.data(), end, real);
  constexpr double kExactlyRepresentable = 9007199254740992.0;  // 2^53
  if (scientific.ec != std::errc{} || scientific.ptr != end || !(real >= 0) || real > kExactlyRepresentable ||
      real != std::floor(real)) {
    throw InputError(
        fmt::format("{} must be a whole number, not negative and below 2^64; got '{}'", what, text));
  }
  return static_cast<std::uint64_t>(real);
}

std::vector<std::uint64_t> parse_list(const std::string& text, const std::string& what,
                                      std::uint64_t largest) {
  std::vector<std::uint64_t> list;
  if (text.empty()) return list;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string entry = fmt::format("entry {} of {}", list.size() + 1, what);
    list.push_back(parse_integer(text.substr(begin, end - begin), entry));
    if (list.back() > largest) {
      throw InputError(fmt::format("{} must be at most {}; got {}", entry, largest, list.back()));
    }
    begin = end + 1;
  }
  return list;
}

std::string nearest_name(const std::string& text, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(2, text.size() / 2) + 1;
  for (const std::string& candidate : candidates) {
    std::vector<std::size_t> row(candidate.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < candidate.size(); ++j) {
        const std::size_t replaced = diagonal + (text[i] != candidate[j] ? 1 : 0);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, row[j] + 1, diagonal + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

void Parameters::set(const std::string& name, const std::string& value) {
  const auto found = std::ranges::find(declared_, name, &Parameter::name);
  if (found == declared_.end()) {
    std::vector<std::string> names;
    for (const Parameter& parameter : declared_) names.push_back(parameter.name);
    throw InputError(
        fmt::format("unknown parameter '{}'; this workload has {}", name, fmt::join(names, ", ")));
  }
  if (found->maximum > 0) {
    const std::uint64_t number = parse_integer(value, name);
    if (number < found->minimum || number > found->maximum) {
      throw InputError(
          fmt::format("{} must be from {} to {}; got {}", name, found->minimum, found->maximum, value));
    }
    found->value = fmt::format("{}", number);
  } else {
    found->value = value;
  }
}

const std::string& Parameters::text(const std::string& name) const {
  const auto found = std::ranges::find(declared_, name, &Parameter::name);
  if (found == declared_.end()) throw std::logic_error("undeclared parameter " + name);
  return found->value;
}

std::uint64_t Parameters::integer(const std::string& name) const {
  return parse_integer(text(name), name);
}

std::string Parameters::summary() const {
  std::string line;
  for (const Parameter& parameter : declared_) {
    if (parameter.value.empty()) continue;
    line += fmt::format("{}{}={}", line.empty() ? "" : " ", parameter.name, parameter.value);
  }
  return line;
}

std::map<std::string, std::string> Parameters::values() const {
  std::map<std::string, std::string> all;
  for (const Parameter& parameter : declared_) all[parameter.name] = parameter.value;
  return all;
}

}  // namespace lanebench
