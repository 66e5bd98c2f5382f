// Parses a number and the unit behind it.
#include "harness/commands/option_values.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <utility>

#include "kernels/contract/parameters.h"

namespace lanebench {
namespace {

/// A number and the unit behind it; NaN when the text does not begin with a number.
std::pair<double, std::string> number_with_unit(const std::string& text) {
  try {
    std::size_t end = 0;
    const double value = std::stod(text, &end);
    return {value, text.substr(end)};
  } catch (const std::exception&) {
    return {std::nan(""), ""};
  }
}

}  // namespace

double parse_duration(const std::string& text, const char* option) {
  static const std::map<std::string, double> kUnits = {
      {"", 1}, {"s", 1}, {"ms", 1e-3}, {"m", 60}, {"h", 3600}};
  const auto [value, unit] = number_with_unit(text);
  const auto scale = kUnits.find(unit);
  if (scale == kUnits.end() || !(value > 0) || !std::isfinite(value)) {
    throw InputError(fmt::format("{} must be a time above 0 such as 60s or 5m; got '{}'", option, text));
  }
  return value * scale->second;
}

double parse_fraction(const std::string& text, const char* option) {
  const auto [value, unit] = number_with_unit(text);
  const double fraction = unit == "%" ? value / 100 : value;
  if ((!unit.empty() && unit != "%") || !(fraction > 0 && fraction < 1)) {
    throw InputError(fmt::format("{} must be between 0 and 100 %, such as 1%; got '{}'", option, text));
  }
  return fraction;
}

}  // namespace lanebench
