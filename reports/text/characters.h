// A text as the characters that a reader sees, where bytes do not tell how wide it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lanebench {

/// The length of the UTF-8 character at the start of a text that is not empty; 0 where there is none.
std::size_t character_length(std::string_view text);

/// Each character of UTF-8: a space for a control character, "?" for a byte that is none.
std::vector<std::string> shown_characters(std::string_view text);

/// Characters, not bytes, of UTF-8.
std::size_t character_count(std::string_view text);

/// At most so many characters, the last of them "…" where something is missing.
std::string shortened(std::string_view text, std::size_t characters);

}  // namespace lanebench
