// Lays out rows in pixels, so that nothing overlaps however many there are.
#include "reports/figures/figure_dots.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "reports/figures/figure_canvas.h"

namespace lanebench {
namespace {

constexpr int kLegendColumns = 3;
constexpr std::size_t kLabelCharacters = 22;
constexpr std::size_t kTextCharacters = 26;
constexpr double kCharacter = 8.2;  // Pixels, of capitals of a wide sans serif at the small size.
constexpr int kGroupGap = 12;

// Those that occur, in the order of known_kinds.
std::vector<std::string> kinds_of(const std::vector<DotGroup>& groups) {
  std::vector<std::string> kinds;
  for (const std::string& kind : known_kinds()) {
    const bool occurs = std::ranges::any_of(groups, [&](const DotGroup& group) {
      return std::ranges::any_of(group.dots, [&](const Dot& dot) { return dot.kind == kind; });
    });
    if (occurs) kinds.push_back(kind);
  }
  return kinds;
}

Span range_of(const DotChart& chart) {
  Span range = chart.ratio ? Span{1, 2} : Span{0, 100};
  for (const DotGroup& group : chart.groups) {
    for (const Dot& dot : group.dots) {
      range.low = std::min(range.low, span_of(dot.value).low);
      range.high = std::max(range.high, span_of(dot.value).high);
    }
  }
  return chart.ratio ? Span{range.low / 1.25, range.high * 1.25} : Span{0, range.high * 1.02};
}

int width_for(const DotChart& chart, std::size_t limit, auto text_of) {
  std::size_t longest = 0;
  for (const DotGroup& group : chart.groups) {
    for (const std::string& text : text_of(group)) longest = std::max(longest, character_count(text));
  }
  return static_cast<int>(static_cast<double>(std::min(longest, limit)) * kCharacter);
}

}  // namespace

std::optional<Picture> dot_picture(const DotChart& chart) {
  const bool empty =
      std::ranges::all_of(chart.groups, [](const DotGroup& group) { return group.dots.empty(); });
  if (empty) return {};
  const std::vector<std::string> kinds = kinds_of(chart.groups);
  const auto texts = [](const DotGroup& group) {
    std::vector<std::string> all;
    for (const Dot& dot : group.dots) all.push_back(dot.text);
    return all;
  };
  const int text_width = width_for(chart, kTextCharacters, texts);
  const int row = text_width > 0 ? 15 : 10;
  // Rows of kinds that a group lacks stay empty where the dots have no texts: places then mean the same in
  // every group.
  const auto rows_in = [&](const DotGroup& group) {
    const std::size_t rows = text_width > 0 ? group.dots.size() : kinds.size();
    return static_cast<int>(std::max<std::size_t>(rows, 1)) * row;
  };
  const auto row_of = [&](const DotGroup& group, std::size_t dot) {
    if (text_width > 0) return static_cast<double>(dot);
    return static_cast<double>(std::ranges::find(kinds, group.dots[dot].kind) - kinds.begin());
  };
  int plot_height = 0;
  for (const DotGroup& group : chart.groups) plot_height += rows_in(group) + kGroupGap;

  const int heading = chart.heading.empty() ? 4 : 28;
  const int legend = legend_height(kinds.size(), kLegendColumns);
  const bool tall = plot_height > 500;
  const int top = heading + legend + (tall ? 34 : 12);
  const int bottom = top + plot_height;
  const int left =
      14 + width_for(chart, kLabelCharacters, [](const DotGroup& g) { return std::vector{g.label}; });
  const int right = kFigureWidth - std::max(28, text_width + 10);

  Canvas canvas(bottom + 54);
  canvas.area(left, right, top, bottom);
  if (!chart.heading.empty()) canvas.text(8, 14, chart.heading, Align::left, 15);
  std::vector<LegendEntry> entries;
  for (const std::string& kind : kinds) entries.push_back({.text = kind, .style = style_of(kind)});
  canvas.legend(entries, kLegendColumns, 8, heading);

  const Span range = range_of(chart);
  const std::string ticks =
      chart.ratio ? ratio_ticks(range.low, range.high) : "('0' 0, '25' 25, '50' 50, '75' 75, '100' 100)";
  for (const char* axis : {"x", "x2"}) {  // A tall chart has ticks on both sides.
    if (axis == std::string_view("x2") && !tall) continue;
    canvas.add(fmt::format("set {}range [{}:{}]", axis, script_number(range.low), script_number(range.high)));
    if (chart.ratio) canvas.add(fmt::format("set logscale {} 2", axis));
    canvas.add(fmt::format("set {}tics {}", axis, ticks));
  }
  canvas.add(fmt::format("set yrange [{}:0]", plot_height));
  canvas.add("unset ytics");
  canvas.add("set grid xtics noytics");
  canvas.text((left + right) / 2.0, bottom + 40, chart.axis, Align::center, 15);
  canvas.add(
      fmt::format("set arrow from first {0},graph 0 to first {0},graph 1 nohead lw 1.5 dt (5,4) lc rgb '{1}'",
                  chart.ratio ? 1 : 100, kInk));

  std::map<std::string, std::vector<std::vector<double>>> rows;
  int y = 0;
  for (const DotGroup& group : chart.groups) {
    const int height = rows_in(group) + kGroupGap;
    if (y > 0) canvas.line(8, top + y, right, top + y, kFaint, "1");
    canvas.text(left - 8, top + y + height / 2.0, shortened(group.label, kLabelCharacters), Align::right);
    if (group.dots.empty()) {
      canvas.text(left + 8, top + y + height / 2.0, group.remark);
    }
    for (std::size_t i = 0; i < group.dots.size(); ++i) {
      const Dot& dot = group.dots[i];
      const double middle = y + kGroupGap / 2.0 + row * (row_of(group, i) + 0.5);
      const Span span = span_of(dot.value);
      rows[dot.kind].push_back({dot.value.value, middle, span.low, span.high - span.low});
      if (!dot.text.empty() && (i == 0 || dot.text != group.dots[i - 1].text))
        canvas.text(right + 8, top + middle, shortened(dot.text, kTextCharacters));
    }
    y += height;
  }

  std::vector<std::string> plots;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const KindStyle style = style_of(kinds[i]);
    const std::string name = fmt::format("$kind{}", i + 1);
    canvas.data(name, rows[kinds[i]]);
    plots.push_back(
        fmt::format("{} using 3:2:4:(0) with vectors nohead lw 2.5 lc rgb '{}'", name, style.color));
    plots.push_back(
        fmt::format("{} using 1:2 with points pt {} ps 0.9 lc rgb '{}'", name, style.point, style.color));
  }
  canvas.add(fmt::format("plot {}", plots.empty() ? "NaN" : fmt::format("{}", fmt::join(plots, ", \\\n  "))));
  return canvas.picture(chart.title);
}

}  // namespace lanebench
