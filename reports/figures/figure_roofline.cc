// The ceilings of the machine as lines, and what each workload reaches below them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "reports/analysis/roofline.h"
#include "reports/figures/figure_best.h"
#include "reports/figures/figure_canvas.h"

namespace lanebench {
namespace {

constexpr double kGiga = 1e9;
constexpr int kLeft = 70;
constexpr int kRight = kFigureWidth - 130;
constexpr int kGutter = 74;  // Left of the diagonals, for their labels.
constexpr int kPlotHeight = 400;
constexpr double kLabelGap = 15;
constexpr int kColumns = 3;

// Ceilings that share a line style: what one device reaches with so many workers.
enum class Class { one_worker, all_workers, gpu };

struct Line {
  Class of;
  std::string label;  // A level or an instruction set.
  double value;       // In units of 1e9 per second.
};

struct Roofs {
  std::vector<Line> bandwidths;
  std::vector<Line> peaks;
  std::uint64_t workers = 1;  // All.
};

// The best of each level or instruction set, whichever loop reached it.
Roofs roofs_of(const std::vector<Ceiling>& ceilings, bool single_precision, bool reads) {
  Roofs roofs;
  for (const Ceiling& ceiling : ceilings) {
    if (ceiling.device == "cpu") roofs.workers = std::max(roofs.workers, ceiling.workers);
  }
  const auto keep_best = [](std::vector<Line>& lines, const Line& line) {
    const auto same = std::ranges::find_if(
        lines, [&](const Line& other) { return other.of == line.of && other.label == line.label; });
    if (same == lines.end()) {
      lines.push_back(line);
    } else {
      same->value = std::max(same->value, line.value);
    }
  };
  for (const Ceiling& ceiling : ceilings) {
    const bool gpu = ceiling.device != "cpu";
    if (!drawable(ceiling.value)) continue;
    if (!gpu && ceiling.workers != 1 && ceiling.workers != roofs.workers) continue;
    const Class of = gpu                                ? Class::gpu
                     : ceiling.workers == roofs.workers ? Class::all_workers
                                                        : Class::one_worker;
    const double value = ceiling.value / kGiga;
    if (ceiling.name == "fma") keep_best(roofs.peaks, {of, gpu ? "GPU" : ceiling.isa, value});
    // Of the widest instruction set only: the others' would lie on the double-precision peaks of wider ones.
    if (ceiling.name == "fma_single" && single_precision) {
      keep_best(roofs.peaks, {of, gpu ? "GPU single" : "single", value});
    }
    if (ceiling.name == "copy" || ceiling.name == "triad") {
      keep_best(roofs.bandwidths, {of, (gpu ? "GPU " : "") + ceiling.level, value});
    }
    // Of memory only, where stores that bypass the caches make a copy faster than reads; in a cache the two
    // lines nearly coincide.
    if (ceiling.name == "read" && ceiling.level == "memory" && reads) {
      keep_best(roofs.bandwidths, {of, gpu ? "GPU reads" : "reads", value});
    }
  }
  return roofs;
}

const char* dash_of(Class of) {
  return of == Class::all_workers ? "1" : of == Class::one_worker ? "(6,4)" : "(10,3,2,3)";
}

double width_of(Class of) {
  return of == Class::all_workers ? 1.8 : of == Class::one_worker ? 1.3 : 1.5;
}

double highest(const std::vector<Line>& lines, Class of) {
  double value = 0;
  for (const Line& line : lines) {
    if (line.of == of) value = std::max(value, line.value);
  }
  return value;
}

/// A logarithmic axis and its pixels.
struct Axis {
  double low;
  double high;
  double first;  // Pixels of `low`,
  double last;   // and of `high`.
  double pixels(double value) const {
    return first + (last - first) * std::log(value / low) / std::log(high / low);
  }
};

struct Point {
  std::size_t workload;
  std::string kind;
  double intensity;
  double rate;
  bool single_precision;
  bool mostly_reads;
};

std::vector<Point> points_of(const std::vector<BestOfWorkload>& workloads) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    for (const auto& [kind, result] : workloads[i].best) {
      const CaseRecord& record = result->record;
      if (!record.flops || !record.bytes || !result->gflop_s) continue;
      const double intensity = *record.flops / *record.bytes;
      if (drawable(intensity) && drawable(*result->gflop_s))
        points.push_back(
            {i, kind, intensity, *result->gflop_s, record.single_precision, mostly_reads(record)});
    }
  }
  return points;
}

std::string letter(std::size_t i) {
  return i < 26 ? std::string(1, static_cast<char>('A' + i)) : fmt::format("{}", i - 25);
}

// Labels of lines that end at nearly the same height are one label; in it, the highest is first.
struct LineLabel {
  std::string text;
  double y;
};

std::vector<LineLabel> labels_of(std::vector<Line> lines, const std::function<double(const Line&)>& height) {
  std::ranges::stable_sort(lines, [&](const Line& a, const Line& b) { return height(a) < height(b); });
  std::vector<LineLabel> labels;
  const Line* before = nullptr;
  for (const Line& line : lines) {
    if (before != nullptr && before->of == line.of && height(line) - height(*before) < 5) {
      labels.back().text += ", " + line.label;
    } else {
      labels.push_back({line.label, height(line)});
    }
    before = &line;
  }
  return labels;
}

std::vector<LegendEntry> legend_of(const Roofs& roofs, const std::vector<Point>& points) {
  std::vector<LegendEntry> entries;
  const auto add_class = [&](Class of, const std::string& text) {
    if (highest(roofs.bandwidths, of) == 0 && highest(roofs.peaks, of) == 0) return;
    entries.push_back(
        {.text = text, .style = {kInk, 0, dash_of(of)}, .line = true, .point = false, .width = width_of(of)});
  };
  add_class(Class::all_workers,
            roofs.workers == 1 ? "roofs of 1 worker" : fmt::format("roofs of {} workers", roofs.workers));
  add_class(Class::one_worker, "roofs of 1 worker");
  add_class(Class::gpu, "roofs of the GPU");
  for (const std::string& kind : known_kinds()) {
    const bool occurs = std::ranges::any_of(points, [&](const Point& point) { return point.kind == kind; });
    if (occurs) entries.push_back({.text = kind, .style = style_of(kind)});
  }
  return entries;
}

}  // namespace

std::optional<Picture> roofline_picture(const Summary& summary) {
  const std::vector<BestOfWorkload> workloads = best_of_workloads(summary);
  const std::vector<Point> points = points_of(workloads);
  const Roofs roofs =
      roofs_of(summary.machine.ceilings, std::ranges::any_of(points, &Point::single_precision),
               std::ranges::any_of(points, &Point::mostly_reads));
  if (roofs.bandwidths.empty() || roofs.peaks.empty()) return {};

  // From below the first ridge or point to beyond the last.
  Span intensities{INFINITY, 0};
  Span rates{INFINITY, 0};
  const auto widen = [](Span& span, double value) {
    span = {std::min(span.low, value), std::max(span.high, value)};
  };
  for (const Line& line : roofs.bandwidths) {
    const double peak = highest(roofs.peaks, line.of);
    if (peak > 0) widen(intensities, peak / line.value);
  }
  for (const Point& point : points) {
    widen(intensities, point.intensity);
    widen(rates, point.rate);
  }
  if (intensities.high == 0) intensities = {0.1, 10};
  intensities = {intensities.low / 2.5, intensities.high * 2.5};
  for (const Line& line : roofs.bandwidths) widen(rates, line.value * intensities.low);
  for (const Line& line : roofs.peaks) widen(rates, line.value);

  std::vector<std::size_t> shown;  // Workloads with points: they get letters.
  for (const Point& point : points) {
    if (shown.empty() || shown.back() != point.workload) shown.push_back(point.workload);
  }
  constexpr std::size_t kNoteColumns = 3;
  constexpr int kNote = 18;
  const auto note_rows = static_cast<int>((shown.size() + kNoteColumns - 1) / kNoteColumns);
  const std::vector<LegendEntry> entries = legend_of(roofs, points);
  const int top = legend_height(entries.size(), kColumns) + 16;
  const int bottom = top + kPlotHeight;
  Canvas canvas(bottom + 58 + kNote * note_rows);
  canvas.area(kLeft, kRight, top, bottom);
  canvas.legend(entries, kColumns, 8, 4);

  const double decade = (kRight - kLeft - kGutter) / std::log10(intensities.high / intensities.low);
  const Axis x{intensities.low / std::pow(10, kGutter / decade), intensities.high, kLeft, kRight};
  const double letter_room = shown.empty() ? 1.5 : 2.5;
  const Axis y{rates.low / letter_room, rates.high * 1.6, static_cast<double>(bottom),
               static_cast<double>(top)};
  canvas.add("set logscale xy 10");
  canvas.add(fmt::format("set xrange [{}:{}]", script_number(x.low), script_number(x.high)));
  canvas.add(fmt::format("set yrange [{}:{}]", script_number(y.low), script_number(y.high)));
  canvas.add("set xtics " + decimal_ticks(intensities.low, x.high));
  canvas.add("set ytics " + decimal_ticks(y.low, y.high));
  canvas.add("set ylabel 'attainable rate, Gflop/s' font ',15' offset 1,0");
  canvas.text((kLeft + kRight) / 2.0, bottom + 40, "intensity, flop per byte", Align::center, 15);

  // Diagonals up to the highest peak of their class, and peaks from its widest bandwidth on.
  std::map<Class, std::vector<std::vector<double>>> segments;
  for (const Line& line : roofs.bandwidths) {
    const double peak = highest(roofs.peaks, line.of);
    const double end = peak > 0 ? peak / line.value : intensities.high;
    segments[line.of].push_back({intensities.low, intensities.low * line.value, end, end * line.value});
  }
  for (const Line& line : roofs.peaks) {
    const double bandwidth = highest(roofs.bandwidths, line.of);
    const double start = bandwidth > 0 ? std::max(line.value / bandwidth, intensities.low) : intensities.low;
    segments[line.of].push_back({start, line.value, intensities.high, line.value});
  }

  const auto label_lines = [&](const std::vector<Line>& lines, double from, double to, Align align,
                               auto height) {
    const std::vector<LineLabel> labels = labels_of(lines, height);
    std::vector<double> wanted;
    for (const LineLabel& label : labels) wanted.push_back(label.y);
    const std::vector<double> places = spread(wanted, kLabelGap, top, bottom - 24);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      canvas.line(from, labels[i].y, to, places[i], kFaint, "1");
      canvas.text(to + (align == Align::left ? 3 : -3), places[i], shortened(labels[i].text, 16), align);
    }
  };
  label_lines(roofs.bandwidths, kLeft + kGutter, kLeft + kGutter - 10, Align::right,
              [&](const Line& line) { return y.pixels(line.value * intensities.low); });
  label_lines(roofs.peaks, kRight, kRight + 12, Align::left,
              [&](const Line& line) { return y.pixels(line.value); });

  std::vector<double> columns;  // Of each workload with points.
  std::vector<double> lowest;
  for (const std::size_t workload : shown) {
    double rate = INFINITY;
    double intensity = 0;
    for (const Point& point : points) {
      if (point.workload != workload || point.rate > rate) continue;
      rate = point.rate;
      intensity = point.intensity;
    }
    columns.push_back(x.pixels(intensity));
    lowest.push_back(y.pixels(rate));
  }
  const std::vector<double> letters = spread(columns, 15, kLeft + 8, kRight - 8);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    canvas.line(columns[i], lowest[i] + 6, letters[i], bottom - 20, kInk, "(1,3)");
    canvas.text(letters[i], bottom - 11, letter(i), Align::center);
    const double column = static_cast<double>(i % kNoteColumns) * (kFigureWidth - 16) / kNoteColumns;
    canvas.text(8 + column, bottom + 66 + kNote * static_cast<double>(i / kNoteColumns),
                fmt::format("{}: {}", letter(i), shortened(workloads[shown[i]].workload, 22)));
  }

  std::vector<std::string> plots;
  for (const auto& [of, rows] : segments) {
    const std::string name = fmt::format("$roofs{}", static_cast<int>(of));
    canvas.data(name, rows);
    plots.push_back(fmt::format("{} using 1:2:($3-$1):($4-$2) with vectors nohead lw {} dt {} lc rgb '{}'",
                                name, width_of(of), dash_of(of), kInk));
  }
  for (std::size_t i = 0; i < known_kinds().size(); ++i) {
    const std::string& kind = known_kinds()[i];
    std::vector<std::vector<double>> rows;
    for (const Point& point : points) {
      if (point.kind == kind) rows.push_back({point.intensity, point.rate});
    }
    if (rows.empty()) continue;
    const std::string name = fmt::format("$kind{}", i + 1);
    canvas.data(name, rows);
    plots.push_back(fmt::format("{} using 1:2 with points pt {} ps 1 lc rgb '{}'", name, style_of(kind).point,
                                style_of(kind).color));
  }
  canvas.add(fmt::format("plot {}", fmt::join(plots, ", \\\n  ")));
  return canvas.picture(
      "Roofline: attainable rate against intensity, with the ceilings measured on this machine");
}

}  // namespace lanebench
