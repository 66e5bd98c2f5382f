// gnuplot's SVG made fit for print, dark pages and several pictures in one HTML file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lanebench {

/// The documents that gnuplot wrote one behind the other.
std::vector<std::string_view> split_svg(std::string_view text);

/// The same picture with a viewBox and a width of 100 %, the title for screen readers, and black as
/// `currentColor`: in an HTML page it takes the page's text colour, on its own or in an <img> it follows the
/// reader's colour scheme. All ids begin with `name` (letters, digits, - and _). What changes from one
/// gnuplot to the next (version, unused definitions, empty groups) is left out.
std::string portable_svg(std::string_view drawn, std::string_view name, std::string_view title);

}  // namespace lanebench
