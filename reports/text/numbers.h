// Numbers, and how they are spelled: units, significant digits, intervals.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace lanebench {

/// An estimate with its 95 % interval; the bounds are absent when there are too few values for one (below 6).
struct Estimate {
  double value = 0;
  std::optional<double> lower;
  std::optional<double> upper;
  std::size_t observations = 0;  ///< The passes behind it, or the rounds of a single one; 0: not counted.
};

/// What stands in a table where there is no number.
inline constexpr const char* kNoNumber = "–";

/// With so many significant digits, without an exponent: 0.00123, 7.60, 1234; kNoNumber for an infinity or a
/// NaN.
std::string significant(double value, int digits);

std::string human_time(double seconds);          ///< 4 digits: "1.234 ms".
std::string human_time(const Estimate& time);    ///< "1.234 ms [1.230, 1.241]", all in one unit.
std::string human_count(double count);           ///< 3 digits and a decimal prefix: "1.23 G"; "64".
std::string human_bytes(double bytes);           ///< 3 digits and a binary unit: "48.0 KiB".
std::string human_age(double seconds);           ///< "12 min", "3.0 h", "2.5 days".
std::string human_ratio(const Estimate& ratio);  ///< "7.62 [7.55, 7.70]"; a speedup gets a × in front.

/// In a unit of machine.json: "1.757 ms" for s, "4.58 GB/s" for B/s, three digits for a ratio.
std::string human_amount(double value, const std::string& unit);

}  // namespace lanebench
