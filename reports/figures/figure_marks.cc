// One plot command: lines first, points last, so that no interval lies on a point of its own kind.
#include "reports/figures/figure_marks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lanebench {
namespace {

/// gnuplot's colours may begin with how transparent they are.
std::string faint_colour(const KindStyle& style) {
  return fmt::format("#A0{}", std::string_view(style.color).substr(1));
}

}  // namespace

void Marks::line(const std::string& kind, const std::vector<Place>& places) {
  Rows& lines = kinds_[kind].lines;
  if (!lines.empty()) lines.emplace_back();
  for (const Place& place : places) lines.push_back({place.x, place.y});
}

void Marks::interval(const std::string& kind, Place from, Place to) {
  kinds_[kind].intervals.push_back({from.x, from.y, to.x - from.x, to.y - from.y});
}

void Marks::point(const std::string& kind, Place place, bool is_faint) {
  OfKind& of = kinds_[kind];
  (is_faint ? of.faint_points : of.points).push_back({place.x, place.y});
}

void Marks::plot(Canvas& canvas) const {
  std::vector<std::string> plots;
  std::size_t number = 0;
  for (const std::string& kind : known_kinds()) {
    const auto found = kinds_.find(kind);
    if (found == kinds_.end()) continue;
    const KindStyle style = style_of(kind);
    const auto add = [&](const Rows& rows, const std::string& how) {
      if (rows.empty()) return;
      const std::string name = fmt::format("$marks{}", ++number);
      canvas.data(name, rows);
      plots.push_back(fmt::format("{} using {}", name, how));
    };
    const OfKind& of = found->second;
    add(of.lines, fmt::format("1:2 with lines lw 1.5 dt {} lc rgb '{}'", style.dash, style.color));
    add(of.intervals, fmt::format("1:2:3:4 with vectors nohead lw 2.5 lc rgb '{}'", style.color));
    const std::string point = fmt::format("1:2 with points pt {} ps", style.point);
    add(of.faint_points, fmt::format("{} 0.7 lc rgb '{}'", point, faint_colour(style)));
    add(of.points, fmt::format("{} 0.9 lc rgb '{}'", point, style.color));
  }
  canvas.add(fmt::format("plot {}", plots.empty() ? "NaN" : fmt::format("{}", fmt::join(plots, ", \\\n  "))));
}

std::vector<LegendEntry> legend_of_kinds(const std::vector<std::string>& kinds, bool with_faint) {
  std::vector<LegendEntry> entries;
  for (const std::string& kind : kinds) {
    entries.push_back({.text = kind_in_words(kind), .style = style_of(kind)});
  }
  if (with_faint)
    entries.push_back({.text = kFaintMeaning, .style = style_of(kinds.front()), .point = false});
  return entries;
}

}  // namespace lanebench
