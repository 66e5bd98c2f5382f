// How near hand-written SIMD comes to the roof that binds it, on one worker and on all.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/figures/figure_best.h"
#include "reports/figures/figure_dots.h"
#include "reports/figures/figure_scripts.h"
#include "reports/figures/figure_style.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

constexpr std::array kShownWays = {"SIMD", "SIMD + threads"};

/// "float FMA AVX-512" for "single-precision FMA peak (AVX3)": what many have in common is said in few
/// letters, what they differ in stays.
std::string short_roof(std::string roof) {
  constexpr std::array<std::array<std::string_view, 2>, 5> kShorter = {
      {{"single-precision FMA peak", "float FMA"},
       {"FMA peak", "double FMA"},
       {"multiply peak", "multiply"},
       {" read bandwidth", " reads"},
       {" bandwidth", ""}}};
  for (const auto& [long_name, short_name] : kShorter) {
    const std::size_t at = roof.find(long_name);
    if (at != roof.npos) roof.replace(at, long_name.size(), short_name);
  }
  const std::size_t open = roof.find('(');
  if (open == roof.npos || !roof.ends_with(')')) return roof;
  const std::string isa = roof.substr(open + 1, roof.size() - open - 2);
  return roof.substr(0, open) + isa_in_words(isa);
}

}  // namespace

std::optional<Picture> roof_picture(const Summary& summary) {
  DotChart chart;
  chart.title = "Percent of the roof that binds hand-written SIMD, on one worker and on all";
  chart.axis = "percent of its roof";
  chart.ratio = false;
  for (const BestOfWorkload& workload : best_of_workloads(summary, kShownWays)) {
    DotGroup group{.section = "", .label = workload.workload, .second_line = "", .dots = {}, .remark = ""};
    for (const auto& [kind, result] : workload.best) {
      if (!result->pct_roof || !drawable(*result->pct_roof)) continue;
      group.dots.push_back({kind, {.value = *result->pct_roof, .lower = {}, .upper = {}}, true});
      group.second_line = short_roof(result->roof);
    }
    if (!group.dots.empty()) chart.groups.push_back(group);
  }
  return dot_picture(chart);
}

}  // namespace lanebench
