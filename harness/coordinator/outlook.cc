// Counts wide intervals, and adds up what it takes to narrow them.
#include "harness/coordinator/outlook.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "harness/coordinator/progress.h"
#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

std::string percents(double share) {
  return share < 0.0995 ? fmt::format("{:.2g}", 100 * share) : fmt::format("{:.0f}", 100 * share);
}

double time_to_goal(const Known& known, double widest, double goal) {
  if (widest <= goal) return 0;
  // The few values of fewer passes say too little of their own spread.
  if (known.passes < kFewestPasses) return std::numeric_limits<double>::infinity();
  // Width falls with the square root of the passes: rounds within one share what disturbs it.
  const double ratio = widest / goal;
  return static_cast<double>(known.passes) * (ratio * ratio - 1) * known.pass_s;
}

}  // namespace

Outlook outlook(std::span<const Known> workloads, double goal) {
  Outlook outlook;
  for (const Known& known : workloads) {
    if (known.widths.empty()) continue;
    outlook.intervals += known.widths.size();
    outlook.wide += static_cast<std::size_t>(
        std::ranges::count_if(known.widths, [&](double width) { return width > goal; }));
    const double widest = std::ranges::max(known.widths);
    if (widest > outlook.widest) {
      outlook.widest = widest;
      outlook.where = known.workload;
    }
    outlook.to_goal_s += time_to_goal(known, widest, goal);
  }
  return outlook;
}

std::string in_words(const Outlook& outlook, double goal, double elapsed_s) {
  const std::string narrow = fmt::format("±{:.3g} %", 100 * goal);
  if (outlook.intervals == 0) return "no case has an interval";
  if (outlook.wide == 0) return fmt::format("all {} intervals are within {}", outlook.intervals, narrow);
  std::string words =
      fmt::format("{} of {} intervals are wider than {}", outlook.wide, outlook.intervals, narrow);
  if (!std::isfinite(outlook.widest)) return words + fmt::format("; {} needs more passes", outlook.where);
  words += fmt::format(", the widest ±{} % ({})", percents(outlook.widest), outlook.where);
  if (!std::isfinite(outlook.to_goal_s)) return words;
  constexpr double kBelievable = 12 * 3600;  // Beyond that, the figure would say more than is known.
  const double total_s = elapsed_s + outlook.to_goal_s;
  return words + fmt::format("; {} for all takes {} in all", narrow,
                             total_s < kBelievable ? "about " + roughly(total_s) : "many hours");
}

}  // namespace lanebench
