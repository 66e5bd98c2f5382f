// UTF-8 and control characters.
#include "reports/text/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lanebench {

bool is_utf8(std::string_view text) {
  const bool ascii = std::ranges::all_of(text, [](unsigned char c) { return c < 0x80; });
  if (ascii) return true;
  try {
    (void)nlohmann::json(text).dump();  // Strict by default: throws where the text is not UTF-8.
    return true;
  } catch (const nlohmann::json::exception&) {
    return false;
  }
}

std::string without_controls(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (c == 0xC2 && next >= 0x80 && next < 0xA0) {  // U+0080 to U+009F.
      clean += ' ';
      ++i;
    } else {
      clean += (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F ? ' ' : text[i];
    }
  }
  return clean;
}

std::string excerpt(std::string_view text) {
  constexpr std::size_t kCharacters = 80;
  std::string line =
      without_controls(text.substr(0, 4 * kCharacters));  // A character has at most four bytes.
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  std::size_t end = 0;
  for (std::size_t characters = 0; end < line.size(); ++end) {
    if (begins(line[end]) && ++characters > kCharacters) break;
  }
  const bool whole = end == line.size() && text.size() <= 4 * kCharacters;
  return whole ? line : line.substr(0, end) + "…";
}

}  // namespace lanebench
