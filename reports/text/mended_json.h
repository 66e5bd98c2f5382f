// Text that was meant as JSON: mends what programs often get wrong in it, and names what cannot be mended.
#pragma once

#include <string>
#include <string_view>

#include "reports/text/notes.h"

namespace lanebench {

/// UTF-8 without the NaN and infinities that JSON has no words for (they become null), one note for each name
/// that had them. Text that is not UTF-8 is taken for Latin-1. Line breaks stay where they are.
///
/// Throws ResultsError, which says what to do, for UTF-16 and for text that does not begin with an object.
std::string mended_json(std::string_view text, const std::string& file, Notes& notes);

}  // namespace lanebench
