// A comparison as a document, for Markdown and HTML.
#include <fmt/format.h>

#include <algorithm>

#include "reports/compare/compare_formats.h"
#include "reports/compare/compare_text.h"
#include "reports/render/document.h"
#include "reports/render/html.h"
#include "reports/render/markdown.h"

namespace lanebench {
namespace {

void add_paragraphs(Document& document, const std::vector<std::string>& sentences) {
  for (const std::string& sentence : sentences) document.push_back(Paragraph{sentence});
}

void add_section(Document& document, const ComparisonSection& section, int level) {
  document.push_back(Heading{.level = level, .text = section.title, .folded = section.folded});
  if (!section.lines.empty()) document.push_back(Bullets{section.lines});
  if (!section.table.rows.empty()) document.push_back(section.table);
}

/// What was found comes first, then what was compared, and last every row.
void add_comparison(Document& document, const ComparisonText& text, int level) {
  add_paragraphs(document, {text.conclusion.back()});
  add_paragraphs(document, text.throughout);
  if (!text.notes.empty()) document.push_back(Bullets{text.notes});
  for (const ComparisonSection& section : text.sections) {
    if (!section.folded) add_section(document, section, level);
  }
  document.push_back(Heading{level, "What was compared"});
  document.push_back(Bullets{text.sides});
  add_paragraphs(document, {text.conclusion.begin(), text.conclusion.end() - 1});
  if (text.environment.empty()) {
    document.push_back(Paragraph{"No difference of the environment was recorded."});
  } else {
    document.push_back(Paragraph{"The environments differ:"});
    document.push_back(Bullets{text.environment});
  }
  for (const ComparisonSection& section : text.sections) {
    if (section.folded) add_section(document, section, level);
  }
}

std::string title_of_all(const std::vector<Comparison>& comparisons) {
  if (comparisons.size() == 1) return in_words(comparisons.front(), false).title;
  return fmt::format("{} sides against {}", comparisons.size(), comparisons.front().base.name);
}

Document compare_document(const std::vector<Comparison>& comparisons, bool all) {
  Document document{Heading{1, title_of_all(comparisons)}};
  for (const Comparison& comparison : comparisons) {
    const ComparisonText text = in_words(comparison, all);
    const bool one = comparisons.size() == 1;
    if (!one) document.push_back(Heading{2, text.title});
    add_comparison(document, text, one ? 2 : 3);
  }
  return document;
}

}  // namespace

std::string compare_markdown(const std::vector<Comparison>& comparisons, bool all) {
  return markdown(compare_document(comparisons, all));
}

std::string compare_html(const std::vector<Comparison>& comparisons) {
  return html(compare_document(comparisons, true), title_of_all(comparisons),
              [](const std::string&) { return std::string(); });
}

}  // namespace lanebench
