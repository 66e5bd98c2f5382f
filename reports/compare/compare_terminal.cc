// A comparison for a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "reports/compare/compare_formats.h"
#include "reports/compare/compare_text.h"

namespace lanebench {
namespace {

/// The length of the UTF-8 sequence at the front of the text; 0 where it is none.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = byte(0) < 0x80                      ? 1
                             : byte(0) >= 0xc2 && byte(0) < 0xe0 ? 2
                             : byte(0) >= 0xe0 && byte(0) < 0xf0 ? 3
                             : byte(0) >= 0xf0 && byte(0) < 0xf5 ? 4
                                                                 : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  return length;
}

/// Control characters, and those that reverse the direction of the text after them.
bool is_command(std::string_view character) {
  const auto first = static_cast<unsigned char>(character[0]);
  if (character.size() == 1) return first < 0x20 || first == 0x7f;
  if (character.size() == 2) return first == 0xc2 && static_cast<unsigned char>(character[1]) < 0xa0;
  return (character >= "\u202a" && character <= "\u202e") || (character >= "\u2066" && character <= "\u2069");
}

std::string terminal_text(std::string_view text) {
  std::string escaped;
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(1, sequence_length(text));
    const std::string_view character = text.substr(0, length);
    if (sequence_length(text) == 0 || is_command(character)) {
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

/// In columns: characters, not bytes, of "µs" and "×".
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string coloured(const std::string& text, SpeedVerdict verdict) {
  if (verdict == SpeedVerdict::kSlower) return "\033[31m" + text + "\033[0m";
  if (verdict == SpeedVerdict::kFaster) return "\033[32m" + text + "\033[0m";
  return text;
}

std::string aligned(const TextTable& table, bool colour) {
  std::vector<std::vector<std::string>> lines{table.titles};
  lines.insert(lines.end(), table.rows.begin(), table.rows.end());
  std::vector<std::size_t> widths(table.titles.size());
  for (auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      line[i] = terminal_text(line[i]);
      widths[i] = std::max(widths[i], width(line[i]));
    }
  }
  std::string text;
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (std::size_t i = 0; i < lines[row].size(); ++i) {
      const std::string& cell = lines[row][i];
      const bool last = i + 1 == lines[row].size();
      text += last && colour && row > 0 ? coloured(cell, table.verdicts[row - 1]) : cell;
      if (!last) text.append(widths[i] - width(cell) + 2, ' ');
    }
    text += '\n';
  }
  return text;
}

std::string listed(const std::string& title, const std::vector<std::string>& lines) {
  std::string text = title + "\n";
  for (const std::string& line : lines) text += "  " + terminal_text(line) + "\n";
  return text;
}

}  // namespace

std::string compare_terminal(const std::vector<Comparison>& comparisons, bool colour) {
  std::string text;
  for (const Comparison& comparison : comparisons) {
    const ComparisonText words = in_words(comparison);
    if (!text.empty()) text += "\n";
    for (const std::string& side : words.sides) text += terminal_text(side) + "\n";
    text += words.environment.empty() ? "environment: no difference recorded\n"
                                      : listed("environment:", words.environment);
    for (const TextTable& table : words.tables) text += "\n" + aligned(table, colour);
    if (!words.unmatched.empty()) text += "\n" + listed("without times on both sides:", words.unmatched);
    text += "\n";
    for (const std::string& sentence : words.conclusion) text += terminal_text(sentence) + "\n";
  }
  return text;
}

}  // namespace lanebench
