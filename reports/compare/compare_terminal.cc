// A comparison for a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "reports/compare/compare_formats.h"
#include "reports/compare/compare_text.h"
#include "reports/text/terminal.h"

namespace lanebench {
namespace {

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
      widths[i] = std::max(widths[i], columns_of(line[i]));
    }
  }
  std::string text;
  for (std::size_t row = 0; row < lines.size(); ++row) {
    for (std::size_t i = 0; i < lines[row].size(); ++i) {
      const std::string& cell = lines[row][i];
      const bool last = i + 1 == lines[row].size();
      text += last && colour && row > 0 ? coloured(cell, table.verdicts[row - 1]) : cell;
      if (!last) text.append(widths[i] - columns_of(cell) + 2, ' ');
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
