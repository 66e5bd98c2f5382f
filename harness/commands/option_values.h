// Values that options give with a unit.
#pragma once

#include <string>

namespace lanebench {

/// Seconds: "60s", "5m", "250ms", "1h", or a number alone. Throws InputError that names the option.
double parse_duration(const std::string& text, const char* option);

/// A share above 0 and below 1: "1%", or 0.01. Throws InputError that names the option.
double parse_fraction(const std::string& text, const char* option);

}  // namespace lanebench
