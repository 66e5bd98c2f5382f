// One workload on growing teams: measured speedups, the ideal line, Amdahl's law fitted, and the knee.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "reports/figures/figure_canvas.h"
#include "reports/text/characters.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

constexpr std::size_t kFewestPoints = 3;
constexpr double kDodge = 5;  // Pixels between series at the same number of workers.
constexpr KindStyle kIdeal{kInk, 0, "(2,4)"};
constexpr KindStyle kRing{kInk, 6, "1"};

// The counts that were measured, without those whose texts would touch; the largest always.
std::string worker_ticks(const std::vector<Scaling>& series, double pixels_per_doubling) {
  std::vector<std::uint64_t> counts;
  for (const Scaling& one : series) {
    for (const ScalingPoint& point : one.points) counts.push_back(point.workers);
  }
  std::ranges::sort(counts, std::greater());
  std::vector<std::string> ticks;
  double last = INFINITY;
  for (const std::uint64_t count : counts) {
    const double place = std::log2(static_cast<double>(count)) * pixels_per_doubling;
    if (count == 0 || last - place < 34) continue;
    ticks.push_back(fmt::format("'{0}' {0}", count));
    last = place;
  }
  return fmt::format("({})", fmt::join(ticks, ", "));
}

std::string legend_text(const Scaling& one) {
  if (!one.amdahl) return kind_in_words(one.kind);
  return fmt::format("{}: {} % serial", kind_in_words(one.kind), significant(100 * one.amdahl->value, 2));
}

struct Limits {
  double workers = 2;
  double low = 1;
  double high = 2;
};

Limits limits_of(const std::vector<Scaling>& series) {
  Limits limits;
  for (const Scaling& one : series) {
    for (const ScalingPoint& point : one.points) {
      if (!drawable(point.speedup)) continue;
      limits.workers = std::max(limits.workers, static_cast<double>(point.workers));
      limits.low = std::min(limits.low, span_of(point.speedup).low);
      limits.high = std::max(limits.high, span_of(point.speedup).high);
    }
  }
  limits.high = std::max(limits.high, limits.workers);
  return limits;
}

std::vector<LegendEntry> legend_of(const std::vector<Scaling>& series) {
  std::vector<LegendEntry> entries;
  for (const Scaling& one : series) {
    entries.push_back(
        {.text = legend_text(one), .style = style_of(one.kind), .line = one.amdahl.has_value()});
  }
  entries.push_back({.text = "ideal: × workers", .style = kIdeal, .line = true, .point = false});
  if (std::ranges::any_of(series, [](const Scaling& one) { return one.knee.has_value(); })) {
    entries.push_back({.text = "knee: beyond it, gains below 5 %", .style = kRing, .size = 1.8});
  }
  return entries;
}

/// Series after series onto one canvas, and in the end one command that plots them all.
class Plots {
 public:
  Plots(Canvas& canvas, double most_workers, double pixels_per_doubling)
      : canvas_(canvas), pixels_per_doubling_(pixels_per_doubling) {
    plots_.push_back(fmt::format("[1:{}] x with lines lw 1.5 dt {} lc rgb '{}'", script_number(most_workers),
                                 kIdeal.dash, kIdeal.color));
  }

  /// `shift` is in pixels, so that series at the same number of workers stand side by side.
  void add(const Scaling& one, const std::string& name, double shift) {
    const KindStyle style = style_of(one.kind);
    std::vector<std::vector<double>> points;
    for (const ScalingPoint& point : one.points) {
      if (!drawable(point.speedup) || point.workers == 0) continue;
      const Span span = span_of(point.speedup);
      const double x = static_cast<double>(point.workers) * std::exp2(shift / pixels_per_doubling_);
      points.push_back({x, point.speedup.value, span.low, span.high - span.low});
      if (one.knee == point.workers) knees_.push_back({x, point.speedup.value});
    }
    if (points.empty()) return;
    if (one.amdahl && one.amdahl->value >= 0 && one.amdahl->value <= 1) {
      plots_.push_back(fmt::format("[1:{0}] 1/({1}+(1-{1})/x) with lines lw 1.5 dt {2} lc rgb '{3}'",
                                   one.points.back().workers, script_number(one.amdahl->value), style.dash,
                                   style.color));
    }
    canvas_.data(name, points);
    plots_.push_back(
        fmt::format("{} using 1:3:(0):4 with vectors nohead lw 2.5 lc rgb '{}'", name, style.color));
    plots_.push_back(
        fmt::format("{} using 1:2 with points pt {} ps 1 lc rgb '{}'", name, style.point, style.color));
  }

  void finish() {
    if (!knees_.empty()) {
      canvas_.data("$knees", knees_);
      plots_.push_back(
          fmt::format("$knees using 1:2 with points pt {} ps 1.8 lc rgb '{}'", kRing.point, kRing.color));
    }
    canvas_.add(fmt::format("plot sample {}", fmt::join(plots_, ", \\\n  ")));
  }

 private:
  Canvas& canvas_;
  double pixels_per_doubling_;
  std::vector<std::string> plots_;
  std::vector<std::vector<double>> knees_;
};

}  // namespace

std::optional<Picture> scaling_picture(const std::vector<Scaling>& series) {
  const bool enough =
      std::ranges::any_of(series, [](const Scaling& one) { return one.points.size() >= kFewestPoints; });
  if (!enough) return {};

  const std::string workload = shortened(series.front().workload, 60);
  const std::vector<LegendEntry> entries = legend_of(series);
  constexpr int kColumns = 1;
  constexpr int kLeft = 70;
  constexpr int kRight = kFigureWidth - 24;
  const int top = 28 + legend_height(entries.size(), kColumns) + 14;
  const int bottom = top + 320;
  Canvas canvas(bottom + 54);
  canvas.area(kLeft, kRight, top, bottom);
  canvas.text(8, 14, workload);
  canvas.legend(entries, kColumns, 8, 28);
  canvas.text((kLeft + kRight) / 2.0, bottom + 40, "workers", Align::center);

  const Limits limits = limits_of(series);
  const double first = 0.88;
  const double last = limits.workers / first;
  const double doubling = (kRight - kLeft) / std::log2(last / first);
  const double low = limits.low / 1.1;
  const double high = limits.high * 1.1;
  canvas.add("set logscale xy 2");
  canvas.add(fmt::format("set xrange [{}:{}]", script_number(first), script_number(last)));
  canvas.add(fmt::format("set yrange [{}:{}]", script_number(low), script_number(high)));
  canvas.add("set xtics " + worker_ticks(series, doubling));
  canvas.add("set ytics " + tick_list(ratio_ticks(low, high)));
  canvas.add("set ylabel 'speedup, × one worker, same code' offset 1,0");
  canvas.add("set samples 65");

  Plots plots(canvas, limits.workers, doubling);
  for (std::size_t i = 0; i < series.size(); ++i) {
    const double from_middle = static_cast<double>(i) - static_cast<double>(series.size() - 1) / 2;
    plots.add(series[i], fmt::format("$series{}", i + 1), kDodge * from_middle);
  }
  plots.finish();
  return canvas.picture(
      fmt::format("{}: speedup against workers, with 95 % intervals and Amdahl's law fitted", workload));
}

}  // namespace lanebench
