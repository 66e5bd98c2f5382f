// The ceilings of the machine as lines, and what each workload reaches below them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "reports/figures/figure_canvas.h"
#include "reports/figures/figure_roofline_data.h"

namespace lanebench {
namespace {

const char* dash_of(CeilingClass of) {
  return of == CeilingClass::all_workers ? "1" : of == CeilingClass::one_worker ? "(6,4)" : "(10,3,2,3)";
}

double width_of(CeilingClass of) {
  return of == CeilingClass::all_workers ? 1.8 : of == CeilingClass::one_worker ? 1.3 : 1.5;
}

/// A logarithmic axis and its pixels.
struct Axis {
  double low = 1;
  double high = 10;
  double first = 0;  // Pixels of `low`,
  double last = 0;   // and of `high`.
  double pixels(double value) const {
    return first + (last - first) * std::log(value / low) / std::log(high / low);
  }
};

/// What the diagram has to hold.
struct Extent {
  Span intensities{INFINITY, 0};
  Span rates{INFINITY, 0};
};

void widen(Span& span, double value) {
  span = {std::min(span.low, value), std::max(span.high, value)};
}

/// From below the first ridge or point to beyond the last.
Extent extent_of(const CeilingLines& ceilings, const std::vector<RoofPoint>& points) {
  Extent extent;
  auto& [intensities, rates] = extent;
  for (const CeilingLine& line : ceilings.bandwidths) {
    const double peak = highest(ceilings.peaks, line.of);
    if (peak > 0) widen(intensities, peak / line.value);
  }
  for (const RoofPoint& point : points) {
    widen(intensities, point.intensity);
    widen(rates, point.rate);
  }
  if (intensities.high == 0) intensities = {0.1, 10};
  intensities = {intensities.low / 2.5, intensities.high * 2.5};
  for (const CeilingLine& line : ceilings.bandwidths) widen(rates, line.value * intensities.low);
  for (const CeilingLine& line : ceilings.peaks) widen(rates, line.value);
  return extent;
}

/// The workloads that have points, which get letters.
std::vector<std::size_t> shown_in(const std::vector<RoofPoint>& points) {
  std::vector<std::size_t> shown;
  for (const RoofPoint& point : points) {
    if (shown.empty() || shown.back() != point.workload) shown.push_back(point.workload);
  }
  return shown;
}

/// A workload's lowest point.
const RoofPoint& lowest_of(const std::vector<RoofPoint>& points, std::size_t workload) {
  const RoofPoint* lowest = nullptr;
  for (const RoofPoint& point : points) {
    if (point.workload == workload && (lowest == nullptr || point.rate <= lowest->rate)) lowest = &point;
  }
  return *lowest;
}

// Labels of lines that end at nearly the same height are one label; in it, the highest is first.
struct LineLabel {
  std::string text;
  double y;
};

/// The height at which a line meets the edge where its label stands.
using Height = std::function<double(const CeilingLine&)>;

std::vector<LineLabel> labels_of(std::vector<CeilingLine> lines, const Height& height) {
  std::ranges::stable_sort(lines,
                           [&](const CeilingLine& a, const CeilingLine& b) { return height(a) < height(b); });
  std::vector<LineLabel> labels;
  const CeilingLine* before = nullptr;
  for (const CeilingLine& line : lines) {
    if (before != nullptr && before->of == line.of && height(line) - height(*before) < 5) {
      labels.back().text += ", " + line.label;
    } else {
      labels.push_back({line.label, height(line)});
    }
    before = &line;
  }
  return labels;
}

std::vector<LegendEntry> legend_of(const CeilingLines& ceilings, const std::vector<RoofPoint>& points) {
  std::vector<LegendEntry> entries;
  const auto add_class = [&](CeilingClass of, const std::string& text) {
    if (highest(ceilings.bandwidths, of) == 0 && highest(ceilings.peaks, of) == 0) return;
    entries.push_back(
        {.text = text, .style = {kInk, 0, dash_of(of)}, .line = true, .point = false, .width = width_of(of)});
  };
  add_class(CeilingClass::all_workers, ceilings.workers == 1
                                           ? "ceilings of 1 worker"
                                           : fmt::format("ceilings of {} workers", ceilings.workers));
  add_class(CeilingClass::one_worker, "ceilings of 1 worker");
  add_class(CeilingClass::gpu, "ceilings of the GPU");
  for (const std::string& kind : known_kinds()) {
    const bool occurs =
        std::ranges::any_of(points, [&](const RoofPoint& point) { return point.kind == kind; });
    if (occurs) entries.push_back({.text = kind, .style = style_of(kind)});
  }
  return entries;
}

class Diagram {
 public:
  Diagram(const CeilingLines& ceilings, const std::vector<RoofPoint>& points)
      : ceilings_(ceilings),
        points_(points),
        shown_(shown_in(points)),
        extent_(extent_of(ceilings, points)),
        entries_(legend_of(ceilings, points)),
        top_(legend_height(entries_.size(), kColumns) + 16),
        bottom_(top_ + kPlotHeight),
        canvas_(bottom_ + 58 + kNote * static_cast<int>((shown_.size() + kNoteColumns - 1) / kNoteColumns)) {
    const auto& [intensities, rates] = extent_;
    const double decade = (kRight - kLeft - kGutter) / std::log10(intensities.high / intensities.low);
    x_ = {intensities.low / std::pow(10, kGutter / decade), intensities.high, kLeft, kRight};
    const double letter_room = shown_.empty() ? 1.5 : 2.5;
    y_ = {rates.low / letter_room, rates.high * 1.6, static_cast<double>(bottom_), static_cast<double>(top_)};
  }

  Picture drawn(const std::vector<BestOfWorkload>& workloads) {
    canvas_.area(kLeft, kRight, top_, bottom_);
    canvas_.legend(entries_, kColumns, 8, 4);
    draw_axes();
    label(ceilings_.bandwidths, kLeft + kGutter, kLeft + kGutter - 10, Align::right,
          [&](const CeilingLine& line) { return y_.pixels(line.value * extent_.intensities.low); });
    label(ceilings_.peaks, kRight, kRight + 12, Align::left,
          [&](const CeilingLine& line) { return y_.pixels(line.value); });
    draw_letters(workloads);
    std::vector<std::string> plots;
    plot_ceilings(plots);
    plot_points(plots);
    canvas_.add(fmt::format("plot {}", fmt::join(plots, ", \\\n  ")));
    return canvas_.picture(
        "Roofline: attainable rate against intensity, with the ceilings measured on this machine");
  }

 private:
  static constexpr int kLeft = 70;
  static constexpr int kRight = kFigureWidth - 130;
  static constexpr int kGutter = 74;  // Left of the diagonals, for their labels.
  static constexpr int kPlotHeight = 400;
  static constexpr double kLabelGap = 15;
  static constexpr int kColumns = 3;
  static constexpr std::size_t kNoteColumns = 3;
  static constexpr int kNote = 18;

  void draw_axes() {
    canvas_.add("set logscale xy 10");
    canvas_.add(fmt::format("set xrange [{}:{}]", script_number(x_.low), script_number(x_.high)));
    canvas_.add(fmt::format("set yrange [{}:{}]", script_number(y_.low), script_number(y_.high)));
    canvas_.add("set xtics " + decimal_ticks(extent_.intensities.low, x_.high));
    canvas_.add("set ytics " + decimal_ticks(y_.low, y_.high));
    canvas_.add("set ylabel 'attainable rate, Gflop/s' font ',15' offset 1,0");
    canvas_.text((kLeft + kRight) / 2.0, bottom_ + 40, "intensity, flop per byte", Align::center, 15);
  }

  void label(const std::vector<CeilingLine>& lines, double from, double to, Align align,
             const Height& height) {
    const std::vector<LineLabel> labels = labels_of(lines, height);
    std::vector<double> wanted;
    for (const LineLabel& label : labels) wanted.push_back(label.y);
    const std::vector<double> places = spread(wanted, kLabelGap, top_, bottom_ - 24);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      canvas_.line(from, labels[i].y, to, places[i], kFaint, "1");
      canvas_.text(to + (align == Align::left ? 3 : -3), places[i], shortened(labels[i].text, 16), align);
    }
  }

  /// A letter for each workload below its lowest point, and what it stands for.
  void draw_letters(const std::vector<BestOfWorkload>& workloads) {
    std::vector<double> columns;
    std::vector<double> lowest;
    for (const std::size_t workload : shown_) {
      const RoofPoint& point = lowest_of(points_, workload);
      columns.push_back(x_.pixels(point.intensity));
      lowest.push_back(y_.pixels(point.rate));
    }
    const std::vector<double> letters = spread(columns, 15, kLeft + 8, kRight - 8);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      canvas_.line(columns[i], lowest[i] + 6, letters[i], bottom_ - 20, kInk, "(1,3)");
      canvas_.text(letters[i], bottom_ - 11, letter(i), Align::center);
      const double column = static_cast<double>(i % kNoteColumns) * (kFigureWidth - 16) / kNoteColumns;
      canvas_.text(8 + column, bottom_ + 66 + kNote * static_cast<double>(i / kNoteColumns),
                   fmt::format("{}: {}", letter(i), shortened(workloads[shown_[i]].workload, 22)));
    }
  }

  /// Diagonals up to the highest peak of their class, and peaks from its widest bandwidth on.
  void plot_ceilings(std::vector<std::string>& plots) {
    const Span& intensities = extent_.intensities;
    std::map<CeilingClass, std::vector<std::vector<double>>> segments;
    for (const CeilingLine& line : ceilings_.bandwidths) {
      const double peak = highest(ceilings_.peaks, line.of);
      const double end = peak > 0 ? peak / line.value : intensities.high;
      segments[line.of].push_back({intensities.low, intensities.low * line.value, end, end * line.value});
    }
    for (const CeilingLine& line : ceilings_.peaks) {
      const double bandwidth = highest(ceilings_.bandwidths, line.of);
      const double start =
          bandwidth > 0 ? std::max(line.value / bandwidth, intensities.low) : intensities.low;
      segments[line.of].push_back({start, line.value, intensities.high, line.value});
    }
    for (const auto& [of, rows] : segments) {
      const std::string name = fmt::format("$ceilings{}", static_cast<int>(of));
      canvas_.data(name, rows);
      plots.push_back(fmt::format("{} using 1:2:($3-$1):($4-$2) with vectors nohead lw {} dt {} lc rgb '{}'",
                                  name, width_of(of), dash_of(of), kInk));
    }
  }

  void plot_points(std::vector<std::string>& plots) {
    for (std::size_t i = 0; i < known_kinds().size(); ++i) {
      const std::string& kind = known_kinds()[i];
      std::vector<std::vector<double>> rows;
      for (const RoofPoint& point : points_) {
        if (point.kind == kind) rows.push_back({point.intensity, point.rate});
      }
      if (rows.empty()) continue;
      const std::string name = fmt::format("$kind{}", i + 1);
      canvas_.data(name, rows);
      plots.push_back(fmt::format("{} using 1:2 with points pt {} ps 1 lc rgb '{}'", name,
                                  style_of(kind).point, style_of(kind).color));
    }
  }

  const CeilingLines& ceilings_;
  const std::vector<RoofPoint>& points_;
  std::vector<std::size_t> shown_;
  Extent extent_;
  std::vector<LegendEntry> entries_;
  int top_;
  int bottom_;
  Canvas canvas_;
  Axis x_;
  Axis y_;
};

}  // namespace

std::optional<Picture> roofline_picture(const Summary& summary) {
  const std::vector<BestOfWorkload> workloads = best_of_workloads(summary);
  const std::vector<RoofPoint> points = roof_points(workloads);
  const CeilingLines ceilings = ceiling_lines_of(points, summary.machine.ceilings);
  if (ceilings.bandwidths.empty() || ceilings.peaks.empty()) return {};
  return Diagram(ceilings, points).drawn(workloads);
}

}  // namespace lanebench
