// Takes UTF-8 apart.
#include "reports/text/characters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace lanebench {
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  if (byte(0) < 0x80) return 1;
  if (byte(0) >= 0xC2 && byte(0) < 0xE0 && continues(1)) return 2;
  if ((byte(0) & 0xF0) == 0xE0 && continues(1) && continues(2)) {
    const unsigned code = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return code >= 0x800 && code < 0xFFFE && !surrogate ? 3 : 0;  // U+FFFE and U+FFFF are no XML.
  }
  if (byte(0) >= 0xF0 && byte(0) < 0xF5 && continues(1) && continues(2) && continues(3)) {
    const unsigned code = (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12;
    return code >= 0x10000 && code < 0x110000 ? 4 : 0;
  }
  return 0;
}

std::vector<std::string> shown_characters(std::string_view text) {
  std::vector<std::string> characters;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const bool control = static_cast<unsigned char>(text[0]) < 0x20 || text[0] == 0x7F;
    characters.push_back(length == 0 ? "?" : control ? " " : std::string(text.substr(0, length)));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return characters;
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::vector<std::string> kept = shown_characters(text);
  if (kept.size() > characters) {
    kept.resize(characters - 1);
    kept.emplace_back("…");
  }
  return fmt::format("{}", fmt::join(kept, ""));
}

std::size_t character_count(std::string_view text) {
  return shown_characters(text).size();
}

}  // namespace lanebench
