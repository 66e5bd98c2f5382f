// A document as Markdown, for reading in a terminal, an editor or a repository.
#pragma once

#include <string>

#include "reports/render/document.h"

namespace lanebench {

/// Intervals stand behind their numbers, reasons in footnotes below their table; details are left out. All
/// texts are escaped.
std::string markdown(const Document& document);

}  // namespace lanebench
