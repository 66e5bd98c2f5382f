// All workloads at a glance: what each kind of parallelism gains.
#include <fmt/format.h>

#include "reports/figures/figure_dots.h"
#include "reports/figures/figure_style.h"
#include "reports/text/characters.h"

namespace lanebench {

std::optional<Picture> gains_picture(const std::vector<Contrast>& contrasts) {
  DotChart chart;
  chart.title = "Gain over plain code on one worker, with 95 % intervals, job by job";
  chart.axis = "gain over plain code on one worker";
  for (const Contrast& row : contrasts) {
    DotGroup group{.section = "",
                   .label = row.workload,
                   .second_line = "",
                   .dots = {},
                   .remark = "no gains: " + shortened(row.scalar_reason, 22)};
    const auto add = [&](const char* kind, const Gain& gain) {
      if (gain.speedup && drawable(*gain.speedup)) group.dots.push_back({kind, *gain.speedup});
    };
    add("autovec", row.autovec);
    add("SIMD", row.simd);
    add("threads", row.threads);
    add("SIMD + threads", row.simd_threads);
    add("GPU kernel", row.gpu_kernel);
    add("GPU end to end", row.gpu_end_to_end);
    chart.groups.push_back(group);
  }
  return dot_picture(chart);
}

}  // namespace lanebench
