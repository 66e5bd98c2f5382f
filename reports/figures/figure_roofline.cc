// The ceilings of the machine as lines, and what each workload reaches below them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>

#include "reports/figures/figure_marks.h"
#include "reports/figures/figure_roofline_data.h"
#include "reports/text/characters.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

/// Those of one worker have the colour of its points with SIMD, those of all likewise.
KindStyle look_of(CeilingClass of) {
  if (of == CeilingClass::gpu) return {kInk, 0, "(10,3,2,3)"};
  const bool all = of == CeilingClass::all_workers;
  return {style_of(all ? "SIMD + threads" : "SIMD").color, 0, all ? "1" : "(6,4)"};
}

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

/// The height at which a line meets the edge where its label stands.
using Height = std::function<double(const CeilingLine&)>;

/// Where a line ends.
struct LineEnd {
  CeilingClass of;
  double y;
};

/// What one label names: a level, or an instruction set, of one worker and of all.
struct LineLabel {
  std::vector<std::string> names;
  std::vector<LineEnd> ends;

  double middle() const {
    double sum = 0;
    for (const LineEnd& end : ends) sum += end.y;
    return sum / static_cast<double>(ends.size());
  }
  /// Whether each end lies beside one of the other's.
  bool coincides_with(const LineLabel& other) const {
    return ends.size() == other.ends.size() &&
           std::ranges::equal(ends, other.ends, [](const LineEnd& a, const LineEnd& b) {
             return a.of == b.of && std::abs(a.y - b.y) < 5;
           });
  }
  /// Of several that coincide, what they have in common is enough.
  std::string text() const {
    std::vector<std::string> all;
    for (const std::string& name : names) {
      const std::string words = names.size() > 1 ? isa_family(name) : isa_in_words(name);
      if (std::ranges::find(all, words) == all.end()) all.push_back(words);
    }
    return fmt::format("{}", fmt::join(all, ", "));
  }
};

/// From top to bottom; lines of one name share a label, and so do names whose lines coincide.
std::vector<LineLabel> labels_of(const std::vector<CeilingLine>& lines, const Height& height) {
  std::vector<LineLabel> labels;
  for (const CeilingLine& line : lines) {
    auto label = std::ranges::find_if(
        labels, [&](const LineLabel& other) { return other.names.front() == line.label; });
    if (label == labels.end()) label = labels.insert(label, {{line.label}, {}});
    label->ends.push_back({line.of, height(line)});
  }
  for (LineLabel& label : labels) std::ranges::sort(label.ends, {}, &LineEnd::of);
  std::ranges::stable_sort(labels, {}, &LineLabel::middle);
  std::vector<LineLabel> merged;
  for (const LineLabel& label : labels) {
    if (!merged.empty() && merged.back().coincides_with(label)) {
      merged.back().names.push_back(label.names.front());
    } else {
      merged.push_back(label);
    }
  }
  return merged;
}

std::vector<LegendEntry> legend_of(const CeilingLines& ceilings, const std::vector<RoofPoint>& points) {
  std::vector<LegendEntry> entries;
  const auto add_class = [&](CeilingClass of, const std::string& text) {
    if (highest(ceilings.bandwidths, of) == 0 && highest(ceilings.peaks, of) == 0) return;
    entries.push_back({.text = text, .style = look_of(of), .line = true, .point = false});
  };
  add_class(CeilingClass::one_worker, "at most, 1 worker");
  add_class(CeilingClass::all_workers, ceilings.workers == 1
                                           ? "at most, 1 worker"
                                           : fmt::format("at most, {} workers", ceilings.workers));
  add_class(CeilingClass::gpu, "at most, the GPU");
  std::vector<std::string> kinds;
  for (const std::string& kind : known_kinds()) {
    if (std::ranges::find(points, kind, &RoofPoint::kind) != points.end()) kinds.push_back(kind);
  }
  std::ranges::move(legend_of_kinds(kinds, false), std::back_inserter(entries));
  return entries;
}

class Diagram {
 public:
  Diagram(const CeilingLines& ceilings, const std::vector<RoofPoint>& points,
          const std::vector<BestOfWorkload>& workloads)
      : ceilings_(ceilings),
        points_(points),
        workloads_(workloads),
        shown_(shown_in(points)),
        extent_(extent_of(ceilings, points)),
        entries_(legend_of(ceilings, points)),
        names_(name_room()),
        top_(legend_height(entries_.size(), kColumns) + 30),
        bottom_(top_ + kPlotHeight + names_),
        canvas_(bottom_ + 40) {
    const auto& [intensities, rates] = extent_;
    panel_.x = {intensities.low, intensities.high, kLeft + kGutter, kRight};
    panel_.y = {rates.low / 1.3, rates.high * 1.3, static_cast<double>(bottom_ - names_),
                static_cast<double>(top_)};
  }

  Picture drawn() {
    canvas_.area_in_pixels();
    canvas_.legend(entries_, kColumns, 8, 4);
    draw_axes();
    draw_ceilings();
    label(ceilings_.bandwidths, kLeft + kGutter, -10,
          [&](const CeilingLine& line) { return panel_.y.pixels(line.value * extent_.intensities.low); });
    label(ceilings_.peaks, kRight, 10, [&](const CeilingLine& line) { return panel_.y.pixels(line.value); });
    draw_names();
    Marks marks;
    for (const RoofPoint& point : points_) marks.point(point.kind, place_of(point), false);
    marks.plot(canvas_);
    return canvas_.picture(
        "Roofline: attainable rate against intensity, with the ceilings measured on this machine");
  }

 private:
  static constexpr int kLeft = 44;
  static constexpr int kRight = kFigureWidth - 124;
  static constexpr int kGutter = 58;  // Left of the diagonals, for their labels.
  static constexpr int kPlotHeight = 330;
  static constexpr double kLabelGap = 15;
  static constexpr int kColumns = 2;
  static constexpr std::size_t kNameCharacters = 22;
  static constexpr double kCharacter = 7;

  /// For the longest name, upright.
  int name_room() const {
    std::size_t longest = 0;
    for (const std::size_t workload : shown_) {
      longest = std::max(longest, character_count(workloads_[workload].workload));
    }
    if (longest == 0) return 0;
    return static_cast<int>(kCharacter * static_cast<double>(std::min(longest, kNameCharacters))) + 16;
  }

  Place place_of(const RoofPoint& point) const {
    return {panel_.x.pixels(point.intensity), panel_.y.pixels(point.rate)};
  }

  void draw_axes() {
    canvas_.line(kLeft, top_, kLeft, bottom_, kInk, "1");
    canvas_.line(kLeft, bottom_, kRight, bottom_, kInk, "1");
    for (const Tick& tick : decimal_ticks(panel_.x.low, panel_.x.high)) {
      const double x = panel_.x.pixels(tick.value);
      canvas_.line(x, top_, x, bottom_, kFaint, "1");
      canvas_.text(x, bottom_ + 9, tick.text, Align::center);
    }
    for (const Tick& tick : decimal_ticks(panel_.y.low, panel_.y.high)) {
      const double y = panel_.y.pixels(tick.value);
      canvas_.line(kLeft, y, kRight, y, kFaint, "1");
      canvas_.text(kLeft - 5, y, tick.text, Align::right);
    }
    canvas_.text((kLeft + kRight) / 2.0, bottom_ + 27, "flop per byte", Align::center);
    canvas_.text(8, top_ - 14, "Gflop/s");
  }

  /// `reach` pixels beyond the edge at `x`, to the left where it is negative.
  void label(const std::vector<CeilingLine>& lines, double x, double reach, const Height& height) {
    const std::vector<LineLabel> labels = labels_of(lines, height);
    std::vector<double> wanted;
    for (const LineLabel& label : labels) wanted.push_back(label.middle());
    const std::vector<double> places = spread(wanted, kLabelGap, top_, panel_.y.first);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      for (const LineEnd& end : labels[i].ends) {
        canvas_.line(x, end.y, x + reach, places[i], look_of(end.of).color, "1", 0.7);
      }
      canvas_.text(x + reach * 1.3, places[i], shortened(labels[i].text(), 17),
                   reach > 0 ? Align::left : Align::right);
    }
  }

  /// The name of each job below its marks.
  void draw_names() {
    std::vector<Place> lowest;
    std::vector<double> wanted;
    for (const std::size_t workload : shown_) {
      lowest.push_back(place_of(lowest_of(points_, workload)));
      wanted.push_back(lowest.back().x);
    }
    const std::vector<double> places = spread(wanted, 15, kLeft + 10, kRight - 8);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const std::string name = shortened(workloads_[shown_[i]].workload, kNameCharacters);
      const double top = bottom_ - 10 - kCharacter * static_cast<double>(character_count(name));
      canvas_.line(lowest[i].x, lowest[i].y + 6, places[i], std::max(top, lowest[i].y + 6), kInk, "(1,3)");
      canvas_.upright_text(places[i], bottom_ - 6, name);
    }
  }

  /// Diagonals up to the highest peak of their class, and peaks from its widest bandwidth on.
  void draw_ceilings() {
    const Span& intensities = extent_.intensities;
    for (const CeilingLine& line : ceilings_.bandwidths) {
      const double peak = highest(ceilings_.peaks, line.of);
      const double end = peak > 0 ? peak / line.value : intensities.high;
      draw_ceiling(line.of, intensities.low, intensities.low * line.value, end, end * line.value);
    }
    for (const CeilingLine& line : ceilings_.peaks) {
      const double bandwidth = highest(ceilings_.bandwidths, line.of);
      const double start =
          bandwidth > 0 ? std::max(line.value / bandwidth, intensities.low) : intensities.low;
      draw_ceiling(line.of, start, line.value, intensities.high, line.value);
    }
  }

  void draw_ceiling(CeilingClass of, double intensity1, double rate1, double intensity2, double rate2) {
    const KindStyle style = look_of(of);
    canvas_.line(panel_.x.pixels(intensity1), panel_.y.pixels(rate1), panel_.x.pixels(intensity2),
                 panel_.y.pixels(rate2), style.color, style.dash, 1.5);
  }

  const CeilingLines& ceilings_;
  const std::vector<RoofPoint>& points_;
  const std::vector<BestOfWorkload>& workloads_;
  std::vector<std::size_t> shown_;
  Extent extent_;
  std::vector<LegendEntry> entries_;
  int names_;  ///< Pixels for the names, above the axis.
  int top_;
  int bottom_;
  Canvas canvas_;
  Panel panel_{};
};

}  // namespace

std::optional<Picture> roofline_picture(const Summary& summary) {
  constexpr std::array kShownKinds = {"one scalar worker", "SIMD", "SIMD + threads", "GPU kernel",
                                      "GPU end to end"};
  const std::vector<BestOfWorkload> workloads = best_of_workloads(summary, kShownKinds);
  const std::vector<RoofPoint> points = roof_points(workloads);
  const CeilingLines ceilings = ceiling_lines_of(points, summary.machine.ceilings);
  if (ceilings.bandwidths.empty() || ceilings.peaks.empty()) return {};
  return Diagram(ceilings, points, workloads).drawn();
}

}  // namespace lanebench
