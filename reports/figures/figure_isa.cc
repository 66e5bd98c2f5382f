// All jobs at every instruction set: hand-written SIMD next to the compiler's own, a small plot per job.
#include <fmt/format.h>

#include <algorithm>

#include "reports/figures/figure_panels.h"
#include "reports/figures/figure_scripts.h"
#include "reports/text/characters.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

constexpr int kIsaRow = 20;         // Of an instruction set;
constexpr double kLaneDodge = 4.5;  // the compiler's code this far above its middle, the hand-written below.
constexpr std::size_t kIsaCharacters = 17;

/// Those with gains, from narrow to wide, as each job has them.
std::vector<std::string> isas_of(const std::vector<IsaSweep>& sweeps) {
  std::vector<std::string> isas;
  for (const IsaSweep& sweep : sweeps) {
    auto place = isas.begin();
    for (const IsaRow& row : sweep.rows) {
      if (!row.autovec.speedup && !row.simd.speedup) continue;
      const auto found = std::ranges::find(isas, row.isa);
      place = (found == isas.end() ? isas.insert(place, row.isa) : found) + 1;
    }
  }
  return isas;
}

struct LaneSeries {
  const char* kind;
  Gain IsaRow::*gain;
  double shift;
};

constexpr LaneSeries kLaneSeries[] = {{"autovec", &IsaRow::autovec, -kLaneDodge},
                                      {"SIMD", &IsaRow::simd, kLaneDodge}};

/// The gains that can be drawn.
template <typename Action>
void for_each_gain(const IsaSweep& sweep, const Action& action) {
  for (const IsaRow& row : sweep.rows) {
    for (const LaneSeries& series : kLaneSeries) {
      const std::optional<Estimate>& gain = (row.*series.gain).speedup;
      if (gain && drawable(*gain)) action(row, series, *gain);
    }
  }
}

/// What all panels have in common.
struct IsaExtent {
  std::vector<const IsaSweep*> sweeps;  ///< Those with gains.
  std::vector<std::string> isas;
  Span range{1, 2};
  bool has_faint = false;
};

IsaExtent isa_extent_of(const std::vector<IsaSweep>& sweeps) {
  IsaExtent common;
  for (const IsaSweep& sweep : sweeps) {
    bool any = false;
    for_each_gain(sweep, [&](const IsaRow&, const LaneSeries&, const Estimate& gain) {
      any = true;
      const Span span = span_of(gain);
      common.range = {std::min(common.range.low, span.low), std::max(common.range.high, span.high)};
      common.has_faint = common.has_faint || faint(gain);
    });
    if (any) common.sweeps.push_back(&sweep);
  }
  common.range = {common.range.low / 1.15, common.range.high * 1.15};
  common.isas = isas_of(sweeps);
  return common;
}

int isa_label_width(const std::vector<std::string>& isas) {
  std::size_t longest = 0;
  for (const std::string& isa : isas) longest = std::max(longest, character_count(isa_in_words(isa)));
  constexpr int kCapital = 9;  // Pixels, of most of such a name.
  return kCapital * static_cast<int>(std::min(longest, kIsaCharacters));
}

void draw_isa_panel(PanelGrid& grid, std::size_t i, const IsaExtent& common, Marks& marks) {
  const IsaSweep& sweep = *common.sweeps[i];
  Panel panel = grid.panel(i, sweep.workload);
  panel.x.low = common.range.low;
  panel.x.high = common.range.high;
  const auto middle = [&](const std::string& isa) {
    const auto row = std::ranges::find(common.isas, isa) - common.isas.begin();
    return panel.y.last + kIsaRow * (static_cast<double>(row) + 0.5);
  };
  Canvas& canvas = grid.canvas();
  canvas.x_ticks(panel, ratio_ticks(common.range.low, common.range.high, 4));
  canvas.baseline(panel);
  if (grid.begins_row(i)) {
    for (const std::string& isa : common.isas) {
      canvas.text(panel.x.first - 5, middle(isa), shortened(isa_in_words(isa), kIsaCharacters), Align::right);
    }
  }
  for_each_gain(sweep, [&](const IsaRow& row, const LaneSeries& series, const Estimate& gain) {
    const double y = middle(row.isa) + series.shift;
    const Span span = span_of(gain);
    if (span.low < span.high)
      marks.interval(series.kind, {panel.x.pixels(span.low), y}, {panel.x.pixels(span.high), y});
    marks.point(series.kind, {panel.x.pixels(gain.value), y}, faint(gain));
  });
}

}  // namespace

std::optional<Picture> isa_picture(const std::vector<IsaSweep>& sweeps) {
  const IsaExtent common = isa_extent_of(sweeps);
  if (common.sweeps.empty()) return {};
  PanelGrid grid({.panels = common.sweeps.size(),
                  .height = kIsaRow * static_cast<int>(common.isas.size()),
                  .outer_labels = isa_label_width(common.isas),
                  .inner_labels = 0,
                  .axis = "gain over plain code, one worker"},
                 legend_of_kinds({"autovec", "SIMD"}, common.has_faint));
  Marks marks;
  for (std::size_t i = 0; i < common.sweeps.size(); ++i) draw_isa_panel(grid, i, common, marks);
  marks.plot(grid.canvas());
  return grid.canvas().picture(
      "Gain of one worker at each instruction set, the compiler's code and hand-written SIMD, job by job");
}

}  // namespace lanebench
