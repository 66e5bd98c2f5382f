// A comparison as Markdown.
#include "reports/compare/compare_formats.h"
#include "reports/compare/compare_text.h"
#include "reports/render/markdown_text.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

std::string bullets(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "- " + markdown_text(line) + "\n";
  return text;
}

std::string table_of(const TextTable& table) {
  std::string text = markdown_head(table.titles);
  for (const std::vector<std::string>& row : table.rows) {
    std::vector<std::string> cells;
    for (const std::string& cell : row) cells.push_back(markdown_text(cell));
    text += markdown_row(cells);
  }
  return text;
}

}  // namespace

std::string compare_markdown(const std::vector<Comparison>& comparisons) {
  std::string text = "# Comparison\n";
  for (const Comparison& comparison : comparisons) {
    const ComparisonText words = in_words(comparison);
    text +=
        "\n## " + markdown_text(comparison.base.name) + " → " + markdown_text(comparison.other.name) + "\n\n";
    text += bullets(words.sides) + "\n### Environment\n\n";
    text += words.environment.empty() ? "No difference recorded.\n" : bullets(words.environment);
    text += "\n### Cases\n";
    for (const TextTable& table : words.tables) text += "\n" + table_of(table);
    text += "\n" + bullets(words.conclusion);
    if (!words.unmatched.empty()) text += "\n### Without times on both sides\n\n" + bullets(words.unmatched);
  }
  return text;
}

}  // namespace lanebench
