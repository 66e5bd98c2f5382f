// Characters that a terminal takes for commands, and how wide the others are.
#include "reports/text/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "reports/text/characters.h"

namespace lanebench {
namespace {

/// Control characters, and those that reverse the direction of the text after them.
bool is_command(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7f;
  if (character.size() == 2) return first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
  return (character >= "\u202a" && character <= "\u202e") || (character >= "\u2066" && character <= "\u2069");
}

}  // namespace

std::string terminal_text(std::string_view text) {
  std::string escaped;
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(1, character_length(text));
    const std::string_view character = text.substr(0, length);
    if (character_length(text) == 0 || is_command(character)) {
      for (const char c : character) {
        escaped += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
      }
    } else {
      escaped += character;
    }
    text.remove_prefix(length);
  }
  return escaped;
}

std::string wrapped(const std::string& text, std::size_t columns) {
  std::string lines;
  std::size_t used = 0;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::size_t width = character_count(word);
    if (used > 0 && used + 1 + width > columns) {
      lines += '\n';
      used = 0;
    }
    if (used > 0) lines += ' ';
    lines += word;
    used += width + (used > 0 ? 1 : 0);
  }
  return lines + "\n";
}

}  // namespace lanebench
