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

std::vector<std::string> labels_in(const DotGroup& group) {
  return {group.label};
}

std::vector<std::string> texts_in(const DotGroup& group) {
  std::vector<std::string> all;
  for (const Dot& dot : group.dots) all.push_back(dot.text);
  return all;
}

/// A chart and the places of its rows. Rows of kinds that a group lacks stay empty where the dots have no
/// texts: places then mean the same in every group.
class Drawing {
 public:
  explicit Drawing(const DotChart& chart)
      : chart_(chart),
        kinds_(kinds_of(chart.groups)),
        text_width_(width_for(chart, kTextCharacters, texts_in)),
        row_(text_width_ > 0 ? 15 : 10),
        plot_height_(height_of_groups()),
        tall_(plot_height_ > 500),
        heading_(chart.heading.empty() ? 4 : 28),
        top_(heading_ + legend_height(kinds_.size(), kLegendColumns) + (tall_ ? 34 : 12)),
        bottom_(top_ + plot_height_),
        left_(14 + width_for(chart, kLabelCharacters, labels_in)),
        right_(kFigureWidth - std::max(28, text_width_ + 10)),
        canvas_(bottom_ + 54) {}

  Picture drawn() {
    canvas_.area(left_, right_, top_, bottom_);
    draw_heading();
    draw_axes();
    int y = 0;
    for (const DotGroup& group : chart_.groups) y += draw_group(group, y);
    plot();
    return canvas_.picture(chart_.title);
  }

 private:
  int height_of(const DotGroup& group) const {
    const std::size_t rows = text_width_ > 0 ? group.dots.size() : kinds_.size();
    return static_cast<int>(std::max<std::size_t>(rows, 1)) * row_ + kGroupGap;
  }

  int height_of_groups() const {
    int height = 0;
    for (const DotGroup& group : chart_.groups) height += height_of(group);
    return height;
  }

  double row_of(const DotGroup& group, std::size_t dot) const {
    if (text_width_ > 0) return static_cast<double>(dot);
    return static_cast<double>(std::ranges::find(kinds_, group.dots[dot].kind) - kinds_.begin());
  }

  void draw_heading() {
    if (!chart_.heading.empty()) canvas_.text(8, 14, chart_.heading, Align::left, 15);
    std::vector<LegendEntry> entries;
    for (const std::string& kind : kinds_) entries.push_back({.text = kind, .style = style_of(kind)});
    canvas_.legend(entries, kLegendColumns, 8, heading_);
  }

  void draw_axes() {
    const Span range = range_of(chart_);
    const std::string ticks =
        chart_.ratio ? ratio_ticks(range.low, range.high) : "('0' 0, '25' 25, '50' 50, '75' 75, '100' 100)";
    for (const char* axis : {"x", "x2"}) {  // A tall chart has ticks on both sides.
      if (axis == std::string_view("x2") && !tall_) continue;
      canvas_.add(
          fmt::format("set {}range [{}:{}]", axis, script_number(range.low), script_number(range.high)));
      if (chart_.ratio) canvas_.add(fmt::format("set logscale {} 2", axis));
      canvas_.add(fmt::format("set {}tics {}", axis, ticks));
    }
    canvas_.add(fmt::format("set yrange [{}:0]", plot_height_));
    canvas_.add("unset ytics");
    canvas_.add("set grid xtics noytics");
    canvas_.text((left_ + right_) / 2.0, bottom_ + 40, chart_.axis, Align::center, 15);
    canvas_.add(fmt::format(
        "set arrow from first {0},graph 0 to first {0},graph 1 nohead lw 1.5 dt (5,4) lc rgb '{1}'",
        chart_.ratio ? 1 : 100, kInk));
  }

  /// From `y` on, in pixels of the plot; returns its height.
  int draw_group(const DotGroup& group, int y) {
    const int height = height_of(group);
    if (y > 0) canvas_.line(8, top_ + y, right_, top_ + y, kFaint, "1");
    canvas_.text(left_ - 8, top_ + y + height / 2.0, shortened(group.label, kLabelCharacters), Align::right);
    if (group.dots.empty()) {
      canvas_.text(left_ + 8, top_ + y + height / 2.0, group.remark);
    }
    for (std::size_t i = 0; i < group.dots.size(); ++i) {
      const Dot& dot = group.dots[i];
      const double middle = y + kGroupGap / 2.0 + row_ * (row_of(group, i) + 0.5);
      const Span span = span_of(dot.value);
      rows_[dot.kind].push_back({dot.value.value, middle, span.low, span.high - span.low});
      if (!dot.text.empty() && (i == 0 || dot.text != group.dots[i - 1].text))
        canvas_.text(right_ + 8, top_ + middle, shortened(dot.text, kTextCharacters));
    }
    return height;
  }

  void plot() {
    std::vector<std::string> plots;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      const KindStyle style = style_of(kinds_[i]);
      const std::string name = fmt::format("$kind{}", i + 1);
      canvas_.data(name, rows_[kinds_[i]]);
      plots.push_back(
          fmt::format("{} using 3:2:4:(0) with vectors nohead lw 2.5 lc rgb '{}'", name, style.color));
      plots.push_back(
          fmt::format("{} using 1:2 with points pt {} ps 0.9 lc rgb '{}'", name, style.point, style.color));
    }
    canvas_.add(
        fmt::format("plot {}", plots.empty() ? "NaN" : fmt::format("{}", fmt::join(plots, ", \\\n  "))));
  }

  const DotChart& chart_;
  std::vector<std::string> kinds_;
  int text_width_;  ///< Of the texts right of the axes; 0 without any.
  int row_;
  int plot_height_;
  bool tall_;
  int heading_;
  int top_;
  int bottom_;
  int left_;
  int right_;
  Canvas canvas_;
  std::map<std::string, std::vector<std::vector<double>>> rows_;  ///< What each kind plots.
};

}  // namespace

std::optional<Picture> dot_picture(const DotChart& chart) {
  const bool empty =
      std::ranges::all_of(chart.groups, [](const DotGroup& group) { return group.dots.empty(); });
  if (empty) return {};
  return Drawing(chart).drawn();
}

}  // namespace lanebench
