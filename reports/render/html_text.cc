// Escapes.
#include "reports/render/html_text.h"

#include <fmt/format.h>

#include <cctype>

namespace lanebench {
namespace {

bool is_letter_or_digit(char c) {
  return static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) != 0;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
  }
  return escaped;
}

std::string html_name(std::string_view text) {
  std::string name;
  for (const char c : html_text(text)) {
    name += c;
    if (c == '/' || c == '_') name += "<wbr>";
  }
  return name;
}

std::string data_address(std::string_view media_type, std::string_view text) {
  std::string address = fmt::format("data:{},", media_type);
  for (const char c : text) {
    const bool plain = static_cast<unsigned char>(c) >= 0x20 && c != 0x7f;
    if (plain && std::string_view("%#&'<").find(c) == std::string_view::npos) {
      address += c;
    } else {
      address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return address;
}

std::string Anchors::make(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (is_letter_or_digit(c) || c == '_') {
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (name.ends_with('-')) name.pop_back();
  if (name.empty()) name = "part";
  std::string unique = name;
  for (int number = 2; !taken_.insert(unique).second; ++number) unique = fmt::format("{}-{}", name, number);
  return unique;
}

}  // namespace lanebench
