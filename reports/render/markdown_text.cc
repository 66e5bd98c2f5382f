// Escapes and bars.
#include "reports/render/markdown_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cctype>

namespace lanebench {

std::string markdown_text(std::string_view text) {
  const auto is_word = [&](std::size_t i) {
    return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
  };
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool underlines = c == '_' && !(is_word(i - 1) && is_word(i + 1));  // Not in end_to_end.
    const bool links = c == ']' && text.substr(i).starts_with("](");          // Not in a[i].
    if (static_cast<unsigned char>(c) < 0x20) {
      escaped += ' ';
    } else if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else if (underlines || links || std::string_view("\\`*|~").find(c) != std::string_view::npos) {
      escaped += {'\\', c};
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string markdown_anchor(std::string_view heading) {
  std::string anchor;
  for (const char c : heading) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0 || c == '_' || c == '-') {
      anchor += static_cast<char>(byte < 0x80 ? std::tolower(byte) : c);
    } else if (c == ' ') {
      anchor += '-';
    }
  }
  return anchor;
}

std::string markdown_row(const std::vector<std::string>& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

std::string markdown_head(const std::vector<std::string>& titles) {
  return markdown_row(titles) + markdown_row(std::vector<std::string>(titles.size(), "---"));
}

}  // namespace lanebench
