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

struct SweepLimits {
  Span size{INFINITY, 0};
  Span seconds{INFINITY, 0};
};

SweepLimits limits_of(const SizeSweep& sweep) {
  SweepLimits limits;
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

/// The sizes at which one or more crossovers lie, each with their letters, and what the letters stand for.
struct Marks {
  std::map<std::uint64_t, std::string> letters;
  std::vector<std::string> notes;
};

Marks marks_of(const SizeSweep& sweep) {
  Marks marks;
  for (const Crossover& crossover : sweep.crossovers) {
    if (!crossover.from || !crossover.not_at || *crossover.from == 0) continue;
    const std::string name = letter(marks.notes.size());
    marks.letters[*crossover.from] += name;
    marks.notes.push_back(fmt::format("{}: from {} on, {} faster than {}", name, *crossover.from,
                                      crossover.winner, crossover.loser));
  }
  return marks;
}

class SweepDrawing {
 public:
  SweepDrawing(const SizeSweep& sweep, const SweepLimits& limits)
      : sweep_(sweep),
        marks_(marks_of(sweep)),
        unit_(unit_for(limits.seconds.low)),
        top_(28 + legend_height(sweep.series.size(), kColumns) + (marks_.notes.empty() ? 12 : 26)),
        bottom_(top_ + 320),
        canvas_(bottom_ + 54 + kNote * static_cast<int>(marks_.notes.size()) +
                (marks_.notes.empty() ? 0 : 6)) {
    const double margin = std::pow(limits.size.high / limits.size.low, 0.03);
    size_ = {limits.size.low / margin, limits.size.high * margin};
    times_ = {limits.seconds.low / unit_.seconds / 1.3, limits.seconds.high / unit_.seconds * 1.3};
  }

  Picture drawn() {
    const std::string workload = shortened(sweep_.workload, 60);
    canvas_.area(kLeft, kRight, top_, bottom_);
    draw_texts(workload);
    draw_axes();
    draw_marks();
    plot();
    return canvas_.picture(fmt::format("{}: time per item against the size of the job", workload));
  }

 private:
  static constexpr int kColumns = 3;
  static constexpr int kLeft = 70;
  static constexpr int kRight = kFigureWidth - 24;
  static constexpr int kNote = 18;

  void draw_texts(const std::string& workload) {
    std::vector<LegendEntry> entries;
    for (const SizeSeries& one : sweep_.series) {
      entries.push_back({.text = shortened(one.kind, 20), .style = style_of(one.kind), .line = true});
    }
    canvas_.text(8, 14, workload, Align::left, 15);
    canvas_.legend(entries, kColumns, 8, 28);
    canvas_.text((kLeft + kRight) / 2.0, bottom_ + 40, "size of the job", Align::center, 15);
    for (std::size_t i = 0; i < marks_.notes.size(); ++i) {
      canvas_.text(kLeft, bottom_ + 66 + kNote * static_cast<double>(i), shortened(marks_.notes[i], 66));
    }
  }

  void draw_axes() {
    canvas_.add("set logscale xy 10");
    canvas_.add(fmt::format("set xrange [{}:{}]", script_number(size_.low), script_number(size_.high)));
    canvas_.add(fmt::format("set yrange [{}:{}]", script_number(times_.low), script_number(times_.high)));
    canvas_.add("set xtics " + decimal_ticks(size_.low, size_.high));
    canvas_.add("set ytics " + decimal_ticks(times_.low, times_.high));
    canvas_.add(fmt::format("set ylabel 'time per item, {}' font ',15' offset 1,0", unit_.name));
  }

  /// Letters of neighbouring sizes move apart; their lines stay where they are.
  void draw_marks() {
    const double decade = (kRight - kLeft) / std::log10(size_.high / size_.low);
    std::vector<double> places;
    for (const auto& [size, letters] : marks_.letters) {
      places.push_back(kLeft + decade * std::log10(static_cast<double>(size) / size_.low));
    }
    const std::vector<double> apart = spread(places, 24, kLeft, kRight);
    std::size_t next = 0;
    for (const auto& [size, letters] : marks_.letters) {
      canvas_.line(places[next], top_, places[next], bottom_, kInk, "(1,3)");
      canvas_.text(apart[next], top_ - 10, letters, Align::center);
      ++next;
    }
  }

  void plot() {
    std::vector<std::string> plots;
    for (std::size_t i = 0; i < sweep_.series.size(); ++i) {
      const SizeSeries& one = sweep_.series[i];
      const KindStyle style = style_of(one.kind);
      std::vector<std::vector<double>> points;
      for (const SizePoint& point : one.points) {
        if (!drawable(point.seconds_per_item) || point.size == 0) continue;
        const Span span = span_of(point.seconds_per_item);
        points.push_back({static_cast<double>(point.size), point.seconds_per_item.value / unit_.seconds,
                          span.low / unit_.seconds, (span.high - span.low) / unit_.seconds});
      }
      if (points.empty()) continue;
      const std::string name = fmt::format("$series{}", i + 1);
      canvas_.data(name, points);
      plots.push_back(
          fmt::format("{} using 1:2 with lines lw 1.5 dt {} lc rgb '{}'", name, style.dash, style.color));
      plots.push_back(
          fmt::format("{} using 1:3:(0):4 with vectors nohead lw 2.5 lc rgb '{}'", name, style.color));
      plots.push_back(
          fmt::format("{} using 1:2 with points pt {} ps 1 lc rgb '{}'", name, style.point, style.color));
    }
    canvas_.add(fmt::format("plot {}", fmt::join(plots, ", \\\n  ")));
  }

  const SizeSweep& sweep_;
  Marks marks_;
  Unit unit_;
  int top_;
  int bottom_;
  Canvas canvas_;
  Span size_{};
  Span times_{};  ///< In the unit.
};

}  // namespace

std::optional<Picture> sizes_picture(const SizeSweep& sweep) {
  const SweepLimits limits = limits_of(sweep);
  if (limits.size.low >= limits.size.high) return {};
  return SweepDrawing(sweep, limits).drawn();
}

}  // namespace lanebench
