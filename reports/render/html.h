// A document as one HTML file that opens offline: sortable tables, details one click away, light and dark.
#pragma once

#include <functional>
#include <string>

#include "reports/render/document.h"

namespace lanebench {

/// All texts are escaped. `svg_of` gives a figure's SVG by its name. The page is complete without its script,
/// which adds sorting, filters and details; it asks for nothing outside itself.
std::string html(const Document& document, const std::string& title,
                 const std::function<std::string(const std::string&)>& svg_of);

}  // namespace lanebench
