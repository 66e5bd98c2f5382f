// Texts for a terminal: nothing in them is a command to it, and they fit its width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lanebench {

/// With control characters, those that reverse the direction of text, and bytes that are no UTF-8 written
/// out.
std::string terminal_text(std::string_view text);

/// Lines of at most so many columns, broken between words; each with its line end.
std::string wrapped(const std::string& text, std::size_t columns);

}  // namespace lanebench
