// Numbers and texts as people read them: units, significant digits, Markdown escapes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/analysis/statistics.h"

namespace lanebench {

/// With so many significant digits, without an exponent: 0.00123, 7.60, 1234; kNone for an infinity or a NaN.
std::string significant(double value, int digits);

std::string human_time(double seconds);          ///< 4 digits: "1.234 ms".
std::string human_time(const Estimate& time);    ///< "1.234 ms [1.230, 1.241]", all in one unit.
std::string human_count(double count);           ///< 3 digits and a decimal prefix: "1.23 G"; "64".
std::string human_bytes(double bytes);           ///< 3 digits and a binary unit: "48.0 KiB".
std::string human_ratio(const Estimate& ratio);  ///< "7.62 [7.55, 7.70]"; a speedup gets a × in front.

/// So that Markdown shows the text as it is, in a paragraph, heading or table cell: no line breaks, no
/// markup.
std::string markdown_text(std::string_view text);

/// A row of a Markdown table, and the two rows that begin one. Cells are Markdown already.
std::string markdown_row(const std::vector<std::string>& cells);
std::string markdown_head(const std::vector<std::string>& titles);

}  // namespace lanebench
