// Renders each kind of block as Markdown.
#include "reports/render/markdown.h"

#include <fmt/format.h>

#include "reports/render/footnotes.h"
#include "reports/render/markdown_text.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

std::string superscript(std::size_t number) {
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  return (number < 10 ? "" : superscript(number / 10)) + kDigits[number % 10];
}

std::string rendered(const Cell& cell, Footnotes& notes) {
  std::string text = markdown_text(cell.text);
  if (!cell.interval.empty()) text += " " + markdown_text(cell.interval);
  if (cell.strong) text = fmt::format("**{}**", text);
  if (!cell.suffix.empty()) text += " " + markdown_text(cell.suffix);
  if (!cell.note.empty()) text += superscript(notes.number(cell.note));
  return text;
}

std::vector<std::string> escaped(std::vector<std::string> texts) {
  for (std::string& text : texts) text = markdown_text(text);
  return texts;
}

struct Renderer {
  std::string operator()(const Heading& heading) const {
    return fmt::format("{} {}\n", std::string(static_cast<std::size_t>(heading.level), '#'),
                       markdown_text(heading.text));
  }
  std::string operator()(const Paragraph& paragraph) const { return markdown_text(paragraph.text) + "\n"; }
  std::string operator()(const Bullets& bullets) const {
    std::string text;
    for (const std::string& item : bullets.items) text += fmt::format("- {}\n", markdown_text(item));
    return text;
  }
  std::string operator()(const Facts& facts) const {
    std::string text;
    for (const Fact& fact : facts.items) {
      text += fmt::format("- {}: {}\n", markdown_text(fact.name), markdown_text(fact.text));
    }
    return text;
  }
  std::string operator()(const Table& table) const {
    Footnotes notes;
    std::string text = markdown_head(escaped(table.titles));
    for (const std::vector<Cell>& row : table.rows) {
      std::vector<std::string> cells;
      for (const Cell& cell : row) cells.push_back(rendered(cell, notes));
      text += markdown_row(cells);
    }
    if (!notes.reasons().empty()) text += "\n";
    for (const std::string& reason : notes.reasons()) {
      text += fmt::format("- {} {}\n", superscript(notes.number(reason)), markdown_text(reason));
    }
    return text;
  }
  std::string operator()(const Figure& figure) const {
    return fmt::format("![{}](figures/{}.svg)\n", markdown_text(figure.caption), figure.name);
  }
};

}  // namespace

std::string markdown(const Document& document) {
  std::string text;
  for (const Block& block : document) {
    if (!text.empty()) text += "\n";
    text += std::visit(Renderer(), block);
  }
  return text;
}

}  // namespace lanebench
