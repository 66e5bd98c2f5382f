// Medians over jobs and rows, which the few that did change hardly move.
#include "reports/compare/background.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace lanebench {
namespace {

/// Fewer jobs may have been changed all alike.
constexpr std::size_t kFewestJobs = 5;
/// Of a normal distribution, the median distance from its centre.
constexpr double kMedianDistance = 0.6745;

double spread_around(double common, const std::vector<RowPair>& rows) {
  std::vector<double> distances;
  for (const RowPair& row : rows) {
    if (row.unit != Unit::kPasses || row.fewest() < kFewestPasses) continue;
    const ShiftTest test = row.test({0, 0});
    if (test.error > 0) distances.push_back(std::abs(test.shift.value - common) / test.error);
  }
  return distances.empty() ? 1 : std::max(1.0, median(std::move(distances)) / kMedianDistance);
}

}  // namespace

Margin Background::machine(const RowPair& row) const {
  const bool probed = row.base.log_probe && row.other.log_probe;
  const double probe = probed ? *row.other.log_probe - *row.base.log_probe : 0;
  return {std::min({0.0, common, probe}), std::max({0.0, common, probe})};
}

Background background_of(const std::vector<RowPair>& rows) {
  std::map<std::string, std::vector<double>> jobs;
  for (const RowPair& row : rows) {
    if (row.unit == Unit::kRuns || !row.same_machine || row.key.workload.empty()) continue;
    jobs[row.key.workload].push_back(row.test({0, 0}).shift.value);
  }
  if (jobs.size() < kFewestJobs) return {};
  std::vector<double> shifts;
  for (auto& [job, its_shifts] : jobs) shifts.push_back(median(std::move(its_shifts)));
  Background background{median(std::move(shifts)), jobs.size(), 1};
  background.spread = spread_around(background.common, rows);
  return background;
}

}  // namespace lanebench
