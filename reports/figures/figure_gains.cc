// All jobs at a glance: what each kind of parallelism gains.
#include <algorithm>
#include <array>

#include "reports/figures/figure_dots.h"
#include "reports/figures/figure_style.h"
#include "reports/text/characters.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

/// The jobs in the order of the limits, each limit's in the order of the run.
std::vector<MatrixRow> by_limit(std::vector<MatrixRow> rows) {
  constexpr std::array kOrder = {"cpu", "memory", "waiting"};
  std::ranges::stable_sort(rows, {}, [&](const MatrixRow& row) {
    return std::ranges::find(kOrder, row.limited_by) - kOrder.begin();
  });
  return rows;
}

}  // namespace

std::optional<Picture> gains_picture(const std::vector<MatrixRow>& rows) {
  DotChart chart;
  chart.title = "Gain over plain code on one worker, with 95 % intervals, job by job";
  chart.axis = "gain over plain code on one worker";
  for (const MatrixRow& row : by_limit(rows)) {
    DotGroup group{.section = limit_in_words(row.limited_by),
                   .label = row.workload,
                   .second_line = "",
                   .dots = {},
                   .remark = "no gains: " + shortened(row.autovec.reason, 22)};
    const auto add = [&](const char* kind, const Judged& gain) {
      if (gain.ratio && drawable(*gain.ratio)) group.dots.push_back({kind, *gain.ratio});
    };
    add("autovec", row.autovec);
    add("SIMD", row.simd);
    add("workers", row.workers.gain);
    add("SIMD + workers", row.simd_workers.gain);
    add("GPU kernel", row.gpu_kernel);
    add("GPU end to end", row.gpu);
    chart.groups.push_back(group);
  }
  return dot_picture(chart);
}

}  // namespace lanebench
