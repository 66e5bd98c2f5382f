// All workloads at a glance: what each kind of parallelism gains.
#include <fmt/format.h>

#include "reports/figures/figure_dots.h"
#include "reports/figures/figure_style.h"

namespace lanebench {

std::optional<Picture> gains_picture(const std::vector<Contrast>& contrasts) {
  DotChart chart;
  chart.title = "Gain over one scalar worker by kind of parallelism, with 95 % intervals";
  chart.axis = "gain, × one scalar worker";
  for (const Contrast& row : contrasts) {
    DotGroup group{
        .label = row.workload, .dots = {}, .remark = "no gains: " + shortened(row.scalar_reason, 30)};
    const auto add = [&](const char* kind, const Gain& gain) {
      if (gain.speedup && drawable(*gain.speedup)) group.dots.push_back({kind, *gain.speedup, ""});
    };
    add("autovec", row.autovec);
    add("SIMD", row.simd);
    add("threads", row.threads);
    add("processes", row.processes);
    add("SIMD + threads", row.simd_threads);
    add("SIMD + processes", row.simd_processes);
    add("GPU kernel", row.gpu_kernel);
    add("GPU end to end", row.gpu_end_to_end);
    chart.groups.push_back(group);
  }
  return dot_picture(chart);
}

}  // namespace lanebench
