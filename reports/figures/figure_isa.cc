// One workload at every instruction set: hand-written SIMD next to the compiler's own.
#include <fmt/format.h>

#include "reports/figures/figure_dots.h"
#include "reports/figures/figure_style.h"
#include "reports/text/numbers.h"

namespace lanebench {

std::optional<Picture> isa_picture(const IsaSweep& sweep) {
  DotChart chart;
  chart.heading = shortened(sweep.workload, 60);
  chart.title =
      fmt::format("{}: gain of one worker at each instruction set, with 95 % intervals", chart.heading);
  chart.axis = "gain, × one scalar worker";
  for (const IsaRow& row : sweep.rows) {
    DotGroup group{.label = row.isa, .dots = {}, .remark = "no times"};
    const auto add = [&](const char* kind, const Gain& gain) {
      if (!gain.speedup || !drawable(*gain.speedup)) return;
      group.dots.push_back({kind, *gain.speedup, "×" + significant(gain.speedup->value, 3)});
    };
    add("autovec", row.autovec);
    add("SIMD", row.simd);
    chart.groups.push_back(group);
  }
  return dot_picture(chart);
}

}  // namespace lanebench
