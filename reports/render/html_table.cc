// Renders a table: numbers to the right, gains shaded by what they are worth, details for the page's script.
#include "reports/render/html_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

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
  if (cell.verdict) return true;
  return cell.number.has_value() && !cell.text.empty() &&
         std::isalpha(static_cast<unsigned char>(cell.text.front())) == 0;
}

bool says_something(const Cell& cell) {
  return !(cell.text.empty() || cell.text == kNoNumber) || !cell.note.empty() || !cell.suffix.empty();
}

const char* verdict_class(GainVerdict verdict) {
  switch (verdict) {
    case GainVerdict::kPays:
      return "pays";
    case GainVerdict::kCosts:
      return "costs";
    case GainVerdict::kNoGain:
      return "no-gain";
    case GainVerdict::kCannotTell:
      return "open";
    case GainVerdict::kNotMeasured:
      break;
  }
  return "unmeasured";
}

/// How dark a gain is: ×1 not at all, ×128 and more (or less than 1/128) the most that text stays readable
/// on.
int shade(double gain) {
  constexpr double kLightest = 12;
  constexpr double kDarkest = 80;
  if (!(gain > 0)) return static_cast<int>(kLightest);
  const double share = std::min(1.0, std::abs(std::log2(gain)) / 7);
  return static_cast<int>(std::lround(kLightest + share * (kDarkest - kLightest)));
}

class TableRenderer {
 public:
  TableRenderer(const Table& table, const TablePlace& place) : table_(table), place_(place) {}

  std::string html() {
    std::string html = fmt::format("<div class=\"table\">\n<table id=\"{}\" aria-label=\"{}\"{}>\n{}",
                                   place_.id, html_text(place_.name), classes(), head());
    auto group = table_.groups.begin();
    html += group == table_.groups.end() || group->first_row > 0 ? "<tbody>\n" : "";
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      for (; group != table_.groups.end() && group->first_row == i; ++group) html += group_head(*group, i);
      html += row(table_.rows[i]);
    }
    return html + "</tbody>\n</table>\n</div>\n" + footnotes();
  }

 private:
  std::string classes() const {
    if (table_.dense) return " class=\"dense\"";
    const auto with = columns_where(table_, [](const Cell& cell) { return !cell.interval.empty(); });
    return std::ranges::count(with, true) > kIntervalColumns ? " class=\"stacked\"" : "";
  }

  std::string head() const {
    std::string html = "<thead><tr>";
    for (std::size_t i = 0; i < table_.titles.size(); ++i) {
      if (!shown_[i]) continue;
      html += fmt::format("<th scope=\"col\"{}>{}</th>", numeric_[i] ? "" : " class=\"text\"",
                          html_text(table_.titles[i]));
    }
    return html + "</tr></thead>\n";
  }

  std::string group_head(const RowGroup& group, std::size_t row) const {
    return fmt::format("{}<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
                       row > 0 ? "</tbody>\n" : "", std::ranges::count(shown_, true), html_text(group.title));
  }

  std::string row(const std::vector<Cell>& cells) {
    std::string html = "<tr>";
    for (std::size_t i = 0; i < table_.titles.size(); ++i) {
      if (!shown_[i]) continue;
      const Cell& cell = cells.at(i);
      const std::string text = contents(cell, i == 0 ? place_.linked(cell.text) : html_text(cell.text));
      const char* tag = i == 0 ? "th" : "td";
      html += fmt::format("<{0}{1}{2}>{3}</{0}>", tag, i == 0 ? " scope=\"row\"" : "",
                          attributes(cell, numeric_[i]), text);
    }
    return html + "</tr>\n";
  }

  std::string attributes(const Cell& cell, bool numeric) const {
    std::string html;
    std::string classes = numeric ? "" : "text";
    if (cell.verdict) classes = verdict_class(*cell.verdict);
    if (cell.share) classes = "share";
    if (!classes.empty()) html += fmt::format(" class=\"{}\"", classes);
    const bool shaded = cell.verdict == GainVerdict::kPays || cell.verdict == GainVerdict::kCosts;
    if (shaded && cell.number) html += fmt::format(" style=\"--shade:{}%\"", shade(*cell.number));
    if (cell.share)
      html += fmt::format(" style=\"--share:{:.0f}%\"", 100 * std::clamp(*cell.share, 0.0, 1.0));
    if (cell.number) html += fmt::format(" data-n=\"{:.5g}\"", *cell.number);
    if (const std::string numbers = place_.sample_numbers(cell.evidence); !numbers.empty()) {
      html += fmt::format(" data-of=\"{}\"", numbers);
    }
    if (!cell.detail.empty()) html += fmt::format(" title=\"{}\"", html_text(cell.detail));
    if (table_.dense && !cell.interval.empty()) {
      html += fmt::format(" data-interval=\"{}\"", html_text(cell.interval));
    }
    return html;
  }

  std::string contents(const Cell& cell, const std::string& text) {
    std::string html = cell.strong ? fmt::format("<strong>{}</strong>", text) : text;
    if (!cell.interval.empty() && !table_.dense) {
      html += fmt::format(" <span class=\"interval\">{}</span>", html_text(cell.interval));
    }
    if (!cell.suffix.empty()) {
      html += fmt::format(" <span class=\"suffix\">{}</span>", html_text(cell.suffix));
    }
    if (!cell.note.empty()) {
      const std::size_t number = notes_.number(cell.note);
      html += fmt::format("<sup><a href=\"#{0}-{1}\">{1}</a></sup>", place_.prefix, number);
    }
    return html;
  }

  std::string footnotes() const {
    if (notes_.reasons().empty()) return "";
    std::string html = "<ol class=\"notes\">\n";
    std::size_t number = 0;
    for (const std::string& reason : notes_.reasons()) {
      html += fmt::format("<li id=\"{}-{}\">{}</li>\n", place_.prefix, ++number, html_text(reason));
    }
    return html + "</ol>\n";
  }

  const Table& table_;
  const TablePlace& place_;
  const std::vector<bool> shown_ = columns_where(table_, says_something);
  const std::vector<bool> numeric_ = columns_where(table_, reads_as_number);
  Footnotes notes_;
};

}  // namespace

std::string html_table(const Table& table, const TablePlace& place) {
  return TableRenderer(table, place).html();
}

}  // namespace lanebench
