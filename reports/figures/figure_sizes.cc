// One workload at growing sizes: time per item by kind, and where one kind overtakes another.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "reports/figures/figure_canvas.h"

namespace lanebench {
namespace {

constexpr int kColumns = 3;
constexpr int kLeft = 70;
constexpr int kRight = kFigureWidth - 24;

struct Unit {
  const char* name;
  double seconds;
};

// The largest unit in which the shortest time is not below 1, so that ticks are short.
Unit unit_for(double shortest) {
  constexpr std::array kUnits = {Unit{"s", 1}, Unit{"ms", 1e-3}, Unit{"µs", 1e-6}, Unit{"ns", 1e-9}};
  const auto found = std::ranges::find_if(kUnits, [&](const Unit& unit) { return shortest >= unit.seconds; });
  return found == kUnits.end() ? kUnits.back() : *found;
}

std::string letter(std::size_t i) {
  return i < 26 ? std::string(1, static_cast<char>('A' + i)) : fmt::format("A{}", i - 25);
}

struct Limits {
  Span size{INFINITY, 0};
  Span seconds{INFINITY, 0};
};

Limits limits_of(const SizeSweep& sweep) {
  Limits limits;
  for (const SizeSeries& one : sweep.series) {
    for (const SizePoint& point : one.points) {
      if (!drawable(point.seconds_per_item) || point.size == 0) continue;
      const auto size = static_cast<double>(point.size);
      const Span seconds = span_of(point.seconds_per_item);
      limits.size = {std::min(limits.size.low, size), std::max(limits.size.high, size)};
      limits.seconds = {std::min(limits.seconds.low, seconds.low),
                        std::max(limits.seconds.high, seconds.high)};
    }
  }
  return limits;
}

/// A size at which one or more crossovers lie.
struct Mark {
  std::string letters;
  double size = 0;
};

}  // namespace

std::optional<Picture> sizes_picture(const SizeSweep& sweep) {
  const Limits limits = limits_of(sweep);
  if (limits.size.low >= limits.size.high) return {};

  std::map<std::uint64_t, Mark> marks;
  std::vector<std::string> notes;
  for (const Crossover& crossover : sweep.crossovers) {
    if (!crossover.from || !crossover.not_at || *crossover.from == 0) continue;
    const std::string name = letter(notes.size());
    Mark& mark = marks[*crossover.from];
    mark.letters += name;
    mark.size = static_cast<double>(*crossover.from);
    notes.push_back(fmt::format("{}: from {} on, {} faster than {}", name, *crossover.from, crossover.winner,
                                crossover.loser));
  }
  std::vector<LegendEntry> entries;
  for (const SizeSeries& one : sweep.series) {
    entries.push_back({.text = shortened(one.kind, 20), .style = style_of(one.kind), .line = true});
  }

  const std::string workload = shortened(sweep.workload, 60);
  const int top = 28 + legend_height(entries.size(), kColumns) + (marks.empty() ? 12 : 26);
  const int bottom = top + 320;
  constexpr int kNote = 18;
  Canvas canvas(bottom + 54 + kNote * static_cast<int>(notes.size()) + (notes.empty() ? 0 : 6));
  canvas.area(kLeft, kRight, top, bottom);
  canvas.text(8, 14, workload, Align::left, 15);
  canvas.legend(entries, kColumns, 8, 28);
  canvas.text((kLeft + kRight) / 2.0, bottom + 40, "size of the job", Align::center, 15);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    canvas.text(kLeft, bottom + 66 + kNote * static_cast<double>(i), shortened(notes[i], 66));
  }

  const Unit unit = unit_for(limits.seconds.low);
  const Span size{limits.size.low / std::pow(limits.size.high / limits.size.low, 0.03),
                  limits.size.high * std::pow(limits.size.high / limits.size.low, 0.03)};
  const Span times{limits.seconds.low / unit.seconds / 1.3, limits.seconds.high / unit.seconds * 1.3};
  canvas.add("set logscale xy 10");
  canvas.add(fmt::format("set xrange [{}:{}]", script_number(size.low), script_number(size.high)));
  canvas.add(fmt::format("set yrange [{}:{}]", script_number(times.low), script_number(times.high)));
  canvas.add("set xtics " + decimal_ticks(size.low, size.high));
  canvas.add("set ytics " + decimal_ticks(times.low, times.high));
  canvas.add(fmt::format("set ylabel 'time per item, {}' font ',15' offset 1,0", unit.name));

  // Letters of neighbouring sizes move apart; their lines stay where they are.
  const double decade = (kRight - kLeft) / std::log10(size.high / size.low);
  std::vector<double> places;
  for (const auto& [at, mark] : marks) places.push_back(kLeft + decade * std::log10(mark.size / size.low));
  const std::vector<double> letters = spread(places, 24, kLeft, kRight);
  std::size_t next = 0;
  for (const auto& [at, mark] : marks) {
    canvas.line(places[next], top, places[next], bottom, kInk, "(1,3)");
    canvas.text(letters[next], top - 10, mark.letters, Align::center);
    ++next;
  }

  std::vector<std::string> plots;
  for (std::size_t i = 0; i < sweep.series.size(); ++i) {
    const SizeSeries& one = sweep.series[i];
    const KindStyle style = style_of(one.kind);
    std::vector<std::vector<double>> points;
    for (const SizePoint& point : one.points) {
      if (!drawable(point.seconds_per_item) || point.size == 0) continue;
      const Span span = span_of(point.seconds_per_item);
      points.push_back({static_cast<double>(point.size), point.seconds_per_item.value / unit.seconds,
                        span.low / unit.seconds, (span.high - span.low) / unit.seconds});
    }
    if (points.empty()) continue;
    const std::string name = fmt::format("$series{}", i + 1);
    canvas.data(name, points);
    plots.push_back(
        fmt::format("{} using 1:2 with lines lw 1.5 dt {} lc rgb '{}'", name, style.dash, style.color));
    plots.push_back(
        fmt::format("{} using 1:3:(0):4 with vectors nohead lw 2.5 lc rgb '{}'", name, style.color));
    plots.push_back(
        fmt::format("{} using 1:2 with points pt {} ps 1 lc rgb '{}'", name, style.point, style.color));
  }
  canvas.add(fmt::format("plot {}", fmt::join(plots, ", \\\n  ")));
  return canvas.picture(fmt::format("{}: time per item against the size of the job", workload));
}

}  // namespace lanebench
