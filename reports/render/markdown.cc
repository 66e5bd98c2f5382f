// Renders each kind of block as Markdown.
#include "reports/render/markdown.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

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

/// The rows of a table show columns that say something in any of them.
std::vector<bool> columns_that_say_something(const Table& table) {
  std::vector<bool> shown(table.titles.size(), table.rows.empty());
  for (const std::vector<Cell>& row : table.rows) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const Cell& cell = row.at(i);
      if (!(cell.text.empty() || cell.text == kNoNumber) || !cell.note.empty() || !cell.suffix.empty())
        shown[i] = true;
    }
  }
  return shown;
}

/// The long tables within a job's part. Sections stay open: links on GitHub do not open what is folded.
bool folds(const Heading& heading) {
  return heading.folded && heading.level > 3;
}

class Renderer {
 public:
  explicit Renderer(const Document& document) {
    for (const Block& block : document) {
      const Heading* heading = std::get_if<Heading>(&block);
      if (heading != nullptr && heading->level > 1 && heading->level < 4) headings_.insert(heading->text);
    }
  }

  std::string operator()(const Heading& heading) const {
    if (folds(heading)) {
      return fmt::format("<details>\n<summary>{}</summary>\n", markdown_text(heading.text));
    }
    const std::string note = heading.note.empty() ? "" : fmt::format("\n{}\n", markdown_text(heading.note));
    return fmt::format("{} {}\n{}", std::string(static_cast<std::size_t>(heading.level), '#'),
                       markdown_text(heading.text), note);
  }
  std::string operator()(const Paragraph& paragraph) const { return markdown_text(paragraph.text) + "\n"; }
  std::string operator()(const Notice& notice) const {
    return fmt::format("> {}{}\n", notice.warning ? "[!WARNING]\n> " : "", markdown_text(notice.text));
  }
  std::string operator()(const Bullets& bullets) const {
    std::string text;
    for (const std::string& item : bullets.items) text += fmt::format("- {}\n", markdown_text(item));
    return text;
  }
  std::string operator()(const Facts& facts) const {
    std::string text;
    for (const Fact& fact : facts.items) {
      text += fmt::format("- {}: {}\n", linked(fact.name), markdown_text(fact.text));
    }
    return text;
  }
  std::string operator()(const Cards& cards) const {
    std::string text;
    for (const Fact& card : cards.items) {
      text += fmt::format("- **{}**: {}\n", markdown_text(card.name), markdown_text(card.text));
    }
    return text;
  }
  std::string operator()(const Links& links) const {
    std::vector<std::string> known;
    for (const std::string& heading : links.headings) {
      if (headings_.contains(heading)) known.push_back(linked(heading));
    }
    return known.empty() ? "" : fmt::format("{}\n", fmt::join(known, " · "));
  }
  std::string operator()(const Table& table) const {
    Footnotes notes;
    const std::vector<bool> shown = columns_that_say_something(table);
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (shown[i]) titles.push_back(markdown_text(table.titles[i]));
    }
    std::string text = markdown_head(titles);
    auto group = table.groups.begin();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (; group != table.groups.end() && group->first_row == row; ++group) {
        std::vector<std::string> head(titles.size());
        head.front() = fmt::format("**{}**", markdown_text(group->title));
        text += markdown_row(head);
      }
      text += row_of(table, table.rows[row], shown, notes);
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

 private:
  std::string linked(const std::string& text) const {
    if (!headings_.contains(text)) return markdown_text(text);
    return fmt::format("[{}](#{})", markdown_text(text), markdown_anchor(text));
  }

  std::string row_of(const Table& table, const std::vector<Cell>& row, const std::vector<bool>& shown,
                     Footnotes& notes) const {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (!shown[i]) continue;
      Cell cell = row.at(i);
      if (table.dense) cell.interval.clear();
      const bool links = i == 0 && headings_.contains(cell.text);
      const std::string link = links ? linked(cell.text) : "";
      if (links) cell.text.clear();
      cells.push_back(link + rendered(cell, notes));
    }
    return markdown_row(cells);
  }

  std::set<std::string> headings_;  // Those that a text can link to.
};

}  // namespace

std::string markdown(const Document& document) {
  const Renderer renderer(document);
  std::string text;
  bool in_fold = false;
  for (const Block& block : document) {
    const Heading* heading = std::get_if<Heading>(&block);
    if (heading != nullptr) {
      if (in_fold) text += "\n</details>\n";
      in_fold = folds(*heading);
    }
    const std::string next = std::visit(renderer, block);
    if (!text.empty() && !next.empty()) text += "\n";
    text += next;
  }
  if (in_fold) text += "\n</details>\n";
  return text;
}

}  // namespace lanebench
