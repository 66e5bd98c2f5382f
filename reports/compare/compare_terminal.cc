// A comparison for a terminal.
#include <fmt/format.h>

#include "reports/compare/compare_formats.h"
#include "reports/compare/compare_text.h"
#include "reports/text/columns.h"
#include "reports/text/terminal.h"

namespace lanebench {
namespace {

std::string coloured(const std::string& text) {
  if (text == name_of(SpeedVerdict::kSlower)) return "\033[31m" + text + "\033[0m";
  if (text == name_of(SpeedVerdict::kFaster)) return "\033[32m" + text + "\033[0m";
  return text;
}

std::string text_of(const Cell& cell) {
  return cell.interval.empty() ? cell.text : cell.text + " " + cell.interval;
}

/// The last column, of verdicts, has its colours.
std::string aligned(const Table& table, bool colour) {
  Columns columns{{table.titles}};
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<std::string>& line = columns.rows.emplace_back();
    for (const Cell& cell : row) line.push_back(terminal_text(text_of(cell)));
    if (colour) line.back() = coloured(line.back());
  }
  return in_columns(columns);
}

std::string listed(const std::string& title, const std::vector<std::string>& lines) {
  std::string text = title + "\n";
  for (const std::string& line : lines) text += "  " + terminal_text(line) + "\n";
  return text;
}

}  // namespace

std::string compare_terminal(const std::vector<Comparison>& comparisons, bool all, bool colour) {
  std::string text;
  for (const Comparison& comparison : comparisons) {
    const ComparisonText words = in_words(comparison, all);
    if (!text.empty()) text += "\n";
    for (const std::string& side : words.sides) text += terminal_text(side) + "\n";
    if (!words.notes.empty()) text += listed("notes:", words.notes);
    text += words.environment.empty() ? "environment: no difference recorded\n"
                                      : listed("environment:", words.environment);
    if (!words.throughout.empty()) text += "\n";
    for (const std::string& sentence : words.throughout) text += terminal_text(sentence) + "\n";
    for (const ComparisonSection& section : words.sections) {
      text += "\n" + listed(section.title + ":", section.lines);
      if (!section.table.rows.empty()) text += aligned(section.table, colour);
    }
    text += "\n";
    for (const std::string& sentence : words.conclusion) text += terminal_text(sentence) + "\n";
  }
  return text;
}

}  // namespace lanebench
