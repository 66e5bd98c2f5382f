// How near each case is to the roof that binds it.
#include "reports/figures/figure_best.h"
#include "reports/figures/figure_dots.h"
#include "reports/figures/figure_scripts.h"
#include "reports/figures/figure_style.h"

namespace lanebench {

std::optional<Picture> roof_picture(const Summary& summary) {
  DotChart chart;
  chart.title = "Percent of the roof that binds each case";
  chart.axis = "percent of the roof named at the right";
  chart.ratio = false;
  for (const BestOfWorkload& workload : best_of_workloads(summary)) {
    DotGroup group{.label = workload.workload, .dots = {}, .remark = ""};
    for (const auto& [kind, result] : workload.best) {
      if (!result->pct_roof || !drawable(*result->pct_roof)) continue;
      group.dots.push_back({kind, {.value = *result->pct_roof, .lower = {}, .upper = {}}, result->roof});
    }
    if (!group.dots.empty()) chart.groups.push_back(group);
  }
  return dot_picture(chart);
}

}  // namespace lanebench
