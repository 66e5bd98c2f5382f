// Texts from files that anybody may have written: whether they are UTF-8, and how to show them safely.
#pragma once

#include <string>
#include <string_view>

namespace lanebench {

bool is_utf8(std::string_view text);

/// UTF-8 with a space for each control character (C0 but line breaks and tabs, DEL, C1), so that no terminal,
/// XML parser or script ever meets one.
std::string without_controls(std::string_view text);

/// For error messages: one line, no control characters, at most some 80 characters. The text must be UTF-8.
std::string excerpt(std::string_view text);

}  // namespace lanebench
