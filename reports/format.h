// Numbers and texts as people read them: units, significant digits, Markdown escapes.
#pragma once

#include <string>
#include <string_view>

#include "reports/statistics.h"

namespace lanebench {

/// With so many significant digits, without an exponent: 0.00123, 7.60, 1234.
std::string significant(double value, int digits);

std::string human_time(double seconds);            ///< 4 digits: "1.234 ms".
std::string human_time(const Estimate& time);      ///< "1.234 ms [1.230, 1.241]", all in one unit.
std::string human_count(double count);             ///< 3 digits and a decimal prefix: "1.23 G".
std::string human_bytes(double bytes);             ///< 3 digits and a binary unit: "48.0 KiB".
std::string human_factor(const Estimate& factor);  ///< "×7.62 [7.55, 7.70]".

/// So that Markdown shows the text as it is, in a paragraph, heading or table cell: no line breaks, no
/// markup.
std::string markdown_text(std::string_view text);

}  // namespace lanebench
