// All jobs at growing sizes: what pays from where on, a small plot per job.
#include <algorithm>
#include <array>
#include <cmath>

#include "reports/figures/figure_panels.h"
#include "reports/figures/figure_scripts.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

/// What crossovers are about; processes and the compiler's code are in the tables.
constexpr std::array kShown = {"SIMD", "threads", "SIMD + threads", "GPU end to end"};
constexpr int kPanelHeight = 100;
constexpr int kHeightAlone = 240;
constexpr double kSizeDodge = 3;    // Pixels between kinds at one size.
constexpr double kTextOfTick = 52;  // Its width.
constexpr std::string_view kThreads = "threads";

bool is_shown(const SizePoint& point) {
  return point.speedup && drawable(*point.speedup) && point.size > 0;
}

/// The sizes and gains of one job, as far as they can be drawn.
struct SizeExtent {
  Span sizes{INFINITY, 0};
  Span gains{1, 1};
  bool has_faint = false;

  bool is_sweep() const { return sizes.low < sizes.high; }
};

template <typename Action>
void for_each_shown(const SizeSweep& sweep, const Action& action) {
  for (const SizeSeries& one : sweep.series) {
    const auto kind = std::ranges::find(kShown, one.kind);
    if (kind == kShown.end()) continue;
    for (const SizePoint& point : one.points) {
      if (is_shown(point)) action(one.kind, static_cast<double>(kind - kShown.begin()), point);
    }
  }
}

SizeExtent size_extent_of(const SizeSweep& sweep) {
  SizeExtent extent;
  for_each_shown(sweep, [&](const std::string&, double, const SizePoint& point) {
    const auto size = static_cast<double>(point.size);
    const Span gain = span_of(*point.speedup);
    extent.sizes = {std::min(extent.sizes.low, size), std::max(extent.sizes.high, size)};
    extent.gains = {std::min(extent.gains.low, gain.low), std::max(extent.gains.high, gain.high)};
    extent.has_faint = extent.has_faint || faint(*point.speedup);
  });
  return extent;
}

/// The sizes that were measured: the largest, the smallest, and those between whose texts do not touch
/// others.
std::vector<Tick> size_ticks(const SizeSweep& sweep, const Scale& scale) {
  std::vector<double> sizes;
  for_each_shown(sweep, [&](const std::string&, double, const SizePoint& point) {
    sizes.push_back(static_cast<double>(point.size));
  });
  std::ranges::sort(sizes, std::greater());
  if (sizes.size() > 2) std::rotate(sizes.begin() + 1, sizes.end() - 1, sizes.end());
  std::vector<Tick> ticks;
  for (const double size : sizes) {
    const bool touches = std::ranges::any_of(ticks, [&](const Tick& tick) {
      return std::abs(scale.pixels(tick.value) - scale.pixels(size)) < kTextOfTick;
    });
    if (!touches) ticks.push_back({human_count(size), size});
  }
  return ticks;
}

/// A bar on the axis between the sizes where threads do not pay yet and where they do.
void draw_crossover(Canvas& canvas, const Panel& panel, const SizeSweep& sweep) {
  for (const Crossover& crossover : sweep.crossovers) {
    if (crossover.winner != kThreads || crossover.loser != "one scalar worker") continue;
    if (!crossover.from || !crossover.not_at || *crossover.not_at == 0) continue;
    canvas.line(panel.x.pixels(static_cast<double>(*crossover.not_at)), panel.y.first,
                panel.x.pixels(static_cast<double>(*crossover.from)), panel.y.first, style_of(kThreads).color,
                "1", 6);
  }
}

void draw_size_panel(PanelGrid& grid, std::size_t i, const SizeSweep& sweep, Marks& marks) {
  const SizeExtent extent = size_extent_of(sweep);
  Panel panel = grid.panel(i, sweep.workload);
  const double margin = std::pow(extent.sizes.high / extent.sizes.low, 0.08);
  panel.x.low = extent.sizes.low / margin;
  panel.x.high = extent.sizes.high * margin;
  panel.y.low = extent.gains.low / 1.3;
  panel.y.high = extent.gains.high * 1.3;
  Canvas& canvas = grid.canvas();
  canvas.x_ticks(panel, size_ticks(sweep, panel.x));
  canvas.y_ticks(panel, ratio_ticks(panel.y.low, panel.y.high, 4));
  canvas.line(panel.x.first, panel.y.pixels(1), panel.x.last, panel.y.pixels(1), kInk, "(5,4)", 1.5);
  draw_crossover(canvas, panel, sweep);
  for (const auto& shown : kShown) {
    std::vector<Place> line;
    for_each_shown(sweep, [&](const std::string& name, double index, const SizePoint& point) {
      if (name != shown) return;
      const double x = panel.x.pixels(static_cast<double>(point.size)) + kSizeDodge * (index - 1.5);
      const Estimate& gain = *point.speedup;
      const Span span = span_of(gain);
      line.push_back({x, panel.y.pixels(gain.value)});
      if (span.low < span.high)
        marks.interval(name, {x, panel.y.pixels(span.low)}, {x, panel.y.pixels(span.high)});
      marks.point(name, line.back(), faint(gain));
    });
    if (line.size() > 1) marks.line(shown, line);
  }
}

std::vector<LegendEntry> size_legend(const std::vector<const SizeSweep*>& sweeps) {
  std::vector<std::string> kinds;
  bool has_faint = false;
  for (const char* kind : kShown) {
    bool occurs = false;
    for (const SizeSweep* sweep : sweeps) {
      has_faint = has_faint || size_extent_of(*sweep).has_faint;
      for_each_shown(*sweep, [&](const std::string& name, double, const SizePoint&) {
        occurs = occurs || name == kind;
      });
    }
    if (occurs) kinds.emplace_back(kind);
  }
  std::vector<LegendEntry> entries = legend_of_kinds(kinds, has_faint);
  entries.push_back({.text = "threads start to pay",
                     .style = {style_of(kThreads).color, 0, "1"},
                     .line = true,
                     .point = false,
                     .width = 6});
  return entries;
}

}  // namespace

std::optional<Picture> sizes_picture(const std::vector<SizeSweep>& sweeps) {
  std::vector<const SizeSweep*> all;
  for (const SizeSweep& sweep : sweeps) {
    if (size_extent_of(sweep).is_sweep()) all.push_back(&sweep);
  }
  if (all.empty()) return {};
  PanelGrid grid({.panels = all.size(),
                  .height = all.size() == 1 ? kHeightAlone : kPanelHeight,
                  .outer_labels = 0,
                  .inner_labels = 44,
                  .axis = "size of the job; gain over plain code on one worker"},
                 size_legend(all));
  Marks marks;
  for (std::size_t i = 0; i < all.size(); ++i) draw_size_panel(grid, i, *all[i], marks);
  marks.plot(grid.canvas());
  return grid.canvas().picture("Gain over plain code against the size of the job, job by job");
}

}  // namespace lanebench
