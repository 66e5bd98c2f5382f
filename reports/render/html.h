// A document as one HTML file that opens offline: sortable tables, details one click away, light and dark.
#pragma once

#include <functional>
#include <string>

#include "reports/render/document.h"
#include "reports/render/page_samples.h"

namespace lanebench {

/// All texts are escaped. `svg_of` gives a figure's SVG by its name, `samples` are those that a click on a
/// number shows. The page is complete without its script, which adds sorting, a filter, details and copies;
/// it asks for nothing outside itself.
std::string html(const Document& document, const std::string& title,
                 const std::function<std::string(const std::string&)>& svg_of,
                 const PageSamples& samples = {});

}  // namespace lanebench
