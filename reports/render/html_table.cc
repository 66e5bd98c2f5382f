// Renders a table: numbers to the right, intervals in grey, details in buttons that the page's script
// answers.
#include "reports/render/html_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "reports/render/footnotes.h"
#include "reports/render/html_text.h"

namespace lanebench {
namespace {

/// With more columns of intervals than this, intervals stand below their numbers.
constexpr std::ptrdiff_t kIntervalColumns = 3;

template <typename Predicate>
std::vector<bool> columns_where(const Table& table, Predicate predicate) {
  std::vector<bool> columns(table.titles.size(), false);
  for (const std::vector<Cell>& row : table.rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (predicate(row.at(i))) columns[i] = true;
    }
  }
  return columns;
}

/// Numbers stand to the right; "SIMD ×7.62", although it is sorted by its number, reads from the left.
bool reads_as_number(const Cell& cell) {
  return cell.number.has_value() && !cell.text.empty() &&
         std::isalpha(static_cast<unsigned char>(cell.text.front())) == 0;
}

bool says_something(const Cell& cell) {
  return !(cell.text.empty() || cell.text == kNoNumber) || !cell.note.empty() || !cell.suffix.empty();
}

std::string contents(const Cell& cell, const std::string& text, Footnotes& notes, const std::string& prefix) {
  std::string html = cell.strong ? fmt::format("<strong>{}</strong>", text) : text;
  if (!cell.interval.empty() || !cell.detail.empty()) {
    const std::string tip = cell.detail.empty() ? "" : fmt::format(" title=\"{}\"", html_text(cell.detail));
    html = fmt::format("<button type=\"button\" class=\"value\"{}>{}</button>", tip, html);
  }
  if (!cell.interval.empty()) {
    html += fmt::format(" <span class=\"interval\">{}</span>", html_text(cell.interval));
  }
  if (!cell.suffix.empty()) html += fmt::format(" <span class=\"suffix\">{}</span>", html_text(cell.suffix));
  if (!cell.note.empty()) {
    const std::size_t number = notes.number(cell.note);
    html += fmt::format("<sup><a href=\"#{}-{}\">{}</a></sup>", prefix, number, number);
  }
  return html;
}

std::string footnotes(const Footnotes& notes, const std::string& prefix) {
  if (notes.reasons().empty()) return "";
  std::string html = "<ol class=\"notes\">\n";
  std::size_t number = 0;
  for (const std::string& reason : notes.reasons()) {
    html += fmt::format("<li id=\"{}-{}\">{}</li>\n", prefix, ++number, html_text(reason));
  }
  return html + "</ol>\n";
}

}  // namespace

std::string html_table(const Table& table, const std::string& name, const std::string& prefix,
                       const std::function<std::string(const std::string&)>& linked) {
  const std::vector<bool> shown = columns_where(table, says_something);
  const std::vector<bool> numeric = columns_where(table, reads_as_number);
  const std::vector<bool> intervals =
      columns_where(table, [](const Cell& cell) { return !cell.interval.empty(); });
  const bool stacked = std::ranges::count(intervals, true) > kIntervalColumns;
  Footnotes notes;
  std::string html = fmt::format(
      "<div class=\"table\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table{}>\n<thead><tr>",
      html_text(name), stacked ? " class=\"stacked\"" : "");
  const auto right = [&](std::size_t column) { return numeric[column] ? " class=\"number\"" : ""; };
  for (std::size_t i = 0; i < table.titles.size(); ++i) {
    if (shown[i]) {
      html += fmt::format("<th scope=\"col\"{}>{}</th>", right(i), html_text(table.titles[i]));
    }
  }
  html += "</tr></thead>\n<tbody>\n";
  for (const std::vector<Cell>& row : table.rows) {
    html += "<tr>";
    for (std::size_t i = 0; i < table.titles.size(); ++i) {
      if (!shown[i]) continue;
      const Cell& cell = row.at(i);
      const std::string number = cell.number ? fmt::format(" data-number=\"{:.9g}\"", *cell.number) : "";
      const std::string text =
          contents(cell, i == 0 ? linked(cell.text) : html_text(cell.text), notes, prefix);
      html += i == 0 ? fmt::format("<th scope=\"row\"{}{}>{}</th>", right(i), number, text)
                     : fmt::format("<td{}{}>{}</td>", right(i), number, text);
    }
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n</div>\n" + footnotes(notes, prefix);
}

}  // namespace lanebench
