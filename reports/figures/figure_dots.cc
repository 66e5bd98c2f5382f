// Lays out rows in pixels, so that nothing overlaps however many there are; every section has its ticks.
#include "reports/figures/figure_dots.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/figures/figure_marks.h"
#include "reports/text/characters.h"

namespace lanebench {
namespace {

constexpr int kDotLegendColumns = 2;
constexpr std::size_t kLabelCharacters = 26;
constexpr double kCharacter = 7.0;  // Pixels, of a wide sans serif.
constexpr int kDotRow = 9;
constexpr int kLabelLine = 15;  // Of a label.
constexpr int kGroupGap = 8;
constexpr int kTicksAbove = 24;    // Room for those above a section,
constexpr int kSectionTitle = 18;  // and for its title above them.

Span range_of(const DotChart& chart) {
  Span range = chart.ratio ? Span{1, 2} : Span{0, 100};
  for (const DotGroup& group : chart.groups) {
    for (const Dot& dot : group.dots) {
      range.low = std::min(range.low, span_of(dot.value).low);
      range.high = std::max(range.high, span_of(dot.value).high);
    }
  }
  return chart.ratio ? Span{range.low / 1.15, range.high * 1.15} : Span{0, range.high * 1.02};
}

std::vector<Tick> ticks_of(const DotChart& chart, const Span& range) {
  if (chart.ratio) return ratio_ticks(range.low, range.high, 6);
  return {{"0", 0}, {"25", 25}, {"50", 50}, {"75", 75}, {"100 %", 100}};
}

int label_width(const DotChart& chart) {
  std::size_t longest = 0;
  for (const DotGroup& group : chart.groups) {
    longest = std::max({longest, character_count(group.label), character_count(group.second_line)});
  }
  return static_cast<int>(static_cast<double>(std::min(longest, kLabelCharacters)) * kCharacter);
}

/// A chart and the places of its rows. A kind has the same row in every group.
class DotDrawing {
 public:
  explicit DotDrawing(const DotChart& chart)
      : chart_(chart),
        range_(range_of(chart)),
        ticks_(ticks_of(chart, range_)),
        kinds_(kinds_in(chart)),
        entries_(legend_of_kinds(kinds_, has_faint(chart))),
        top_(8 + legend_height(entries_.size(), kDotLegendColumns)),
        canvas_(top_ + height() + 40) {
    x_ = {range_.low, range_.high, 14.0 + label_width(chart), kFigureWidth - 20.0, chart.ratio};
  }

  Picture drawn() {
    canvas_.area_in_pixels();
    canvas_.legend(entries_, kDotLegendColumns, 8, 4);
    double y = top_;
    for (std::size_t i = 0; i < chart_.groups.size(); ++i) {
      if (begins_section(i)) y = draw_section(i, y);
      draw_group(chart_.groups[i], y);
      y += height_of(chart_.groups[i]);
    }
    for (const Tick& tick : ticks_) canvas_.text(x_.pixels(tick.value), y + 9, tick.text, Align::center);
    canvas_.text((x_.first + x_.last) / 2, y + 27, chart_.axis, Align::center);
    marks_.plot(canvas_);
    return canvas_.picture(chart_.title);
  }

 private:
  static std::vector<std::string> kinds_in(const DotChart& chart) {
    std::vector<std::string> kinds;
    std::ranges::copy_if(known_kinds(), std::back_inserter(kinds), [&](const std::string& kind) {
      return std::ranges::any_of(chart.groups, [&](const DotGroup& group) {
        return std::ranges::find(group.dots, kind, &Dot::kind) != group.dots.end();
      });
    });
    return kinds;
  }

  static bool is_faint(const Dot& dot) { return !dot.exact && faint(dot.value); }

  static bool has_faint(const DotChart& chart) {
    return std::ranges::any_of(
        chart.groups, [](const DotGroup& group) { return std::ranges::any_of(group.dots, is_faint); });
  }

  bool begins_section(std::size_t i) const {
    return i == 0 || chart_.groups[i].section != chart_.groups[i - 1].section;
  }

  int height_of(const DotGroup& group) const {
    const int rows = kDotRow * static_cast<int>(kinds_.size());
    const int label = kLabelLine * (group.second_line.empty() ? 1 : 2);
    return std::max(rows, label) + kGroupGap;
  }

  static int head_of(const DotGroup& group) {
    return kTicksAbove + (group.section.empty() ? 0 : kSectionTitle);
  }

  int height() const {
    int height = 0;
    for (std::size_t i = 0; i < chart_.groups.size(); ++i) {
      height += height_of(chart_.groups[i]) + (begins_section(i) ? head_of(chart_.groups[i]) : 0);
    }
    return height;
  }

  /// Title, ticks, and the grid of the section that begins with group `i` at `y`; returns where its rows
  /// begin.
  double draw_section(std::size_t i, double y) {
    const double top = y + head_of(chart_.groups[i]);
    if (!chart_.groups[i].section.empty()) canvas_.text(8, y + 13, chart_.groups[i].section);
    for (const Tick& tick : ticks_) canvas_.text(x_.pixels(tick.value), top - 11, tick.text, Align::center);
    double bottom = top;
    do {
      bottom += height_of(chart_.groups[i++]);
    } while (i < chart_.groups.size() && !begins_section(i));
    for (const Tick& tick : ticks_) {
      const double x = x_.pixels(tick.value);
      canvas_.line(x, top, x, bottom, kFaint, "1");
    }
    const double bound = x_.pixels(chart_.ratio ? 1 : 100);
    canvas_.line(bound, top, bound, bottom, kInk, "(5,4)", 1.5);
    return top;
  }

  void draw_group(const DotGroup& group, double y) {
    const double middle = y + height_of(group) / 2.0;
    const double label = group.second_line.empty() ? middle : middle - kLabelLine / 2.0;
    canvas_.line(8, y, x_.last, y, kFaint, "1");
    canvas_.text(x_.first - 8, label, shortened(group.label, kLabelCharacters), Align::right);
    if (!group.second_line.empty()) {
      canvas_.text(x_.first - 8, label + kLabelLine, shortened(group.second_line, kLabelCharacters),
                   Align::right);
    }
    if (group.dots.empty()) canvas_.text(x_.first + 8, middle, group.remark);
    const double first = middle - kDotRow * static_cast<double>(kinds_.size() - 1) / 2;
    for (const Dot& dot : group.dots) {
      const auto row = std::ranges::find(kinds_, dot.kind) - kinds_.begin();
      const double row_y = first + kDotRow * static_cast<double>(row);
      const Span span = span_of(dot.value);
      if (span.low < span.high)
        marks_.interval(dot.kind, {x_.pixels(span.low), row_y}, {x_.pixels(span.high), row_y});
      marks_.point(dot.kind, {x_.pixels(dot.value.value), row_y}, is_faint(dot));
    }
  }

  const DotChart& chart_;
  Span range_;
  std::vector<Tick> ticks_;
  std::vector<std::string> kinds_;
  std::vector<LegendEntry> entries_;
  int top_;
  Canvas canvas_;
  Scale x_{};
  Marks marks_;
};

}  // namespace

std::optional<Picture> dot_picture(const DotChart& chart) {
  const bool empty =
      std::ranges::all_of(chart.groups, [](const DotGroup& group) { return group.dots.empty(); });
  if (empty) return {};
  return DotDrawing(chart).drawn();
}

}  // namespace lanebench
