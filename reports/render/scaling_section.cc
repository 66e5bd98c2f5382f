// How jobs scale: a row per job and kind of workers, measured speedups first, then what the laws make of
// them.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

const std::vector<std::string> kMeaningOfScaling = {
    "Speedups are over one worker with the same lanes.",
    "\"Serial part\" is the fraction of the work that Amdahl's law would have run on one worker; "
    "\"Karp–Flatt\" is the same, from the largest number of workers alone. Growing with the number of "
    "workers, it means overhead rather than serial work.",
    "\"Contention\" and \"coherence\" are those of the Universal Scalability Law: waiting for a shared "
    "resource, and workers keeping each other up to date. With coherence above 0 there is a number of "
    "workers past which more of them are slower.",
    "\"Knee\" is the number of workers past which more gain less than 5 %.",
};

std::set<std::uint64_t> worker_counts(const std::vector<Scaling>& scalings) {
  std::set<std::uint64_t> counts;
  for (const Scaling& scaling : scalings) {
    for (const ScalingPoint& point : scaling.points) counts.insert(point.workers);
  }
  counts.erase(1);
  return counts;
}

/// One worker and all of them are two points, which no law of scaling fits: the matrix shows as much.
bool has_a_curve(const Scaling& scaling) {
  return scaling.points.size() > 2;
}

std::vector<Cell> row_of(const Scaling& scaling, const std::set<std::uint64_t>& counts) {
  const std::string points = "fitted to " + counted(scaling.points.size(), "worker count");
  const auto fitted = [&](const std::optional<Estimate>& value) {
    return value ? ratio_cell(*value, points) : none_cell(scaling.reason);
  };
  std::vector<Cell> row{text_cell(scaling.workload), text_cell(scaling.kind)};
  for (const std::uint64_t count : counts) {
    const auto point = std::ranges::find(scaling.points, count, &ScalingPoint::workers);
    row.push_back(point == scaling.points.end() ? none_cell() : gain_cell(point->speedup, ""));
  }
  row.push_back(fitted(scaling.amdahl));
  row.push_back(number_cell(scaling.points.empty() ? std::nullopt : scaling.points.back().serial_fraction));
  row.push_back(fitted(scaling.usl ? std::optional(scaling.usl->contention) : std::nullopt));
  row.push_back(fitted(scaling.usl ? std::optional(scaling.usl->coherence) : std::nullopt));
  Cell knee = text_cell("not reached");
  if (scaling.knee) {
    knee.text = fmt::format("{}", *scaling.knee);
    knee.number = static_cast<double>(*scaling.knee);
  }
  row.push_back(knee);
  return row;
}

}  // namespace

Document scaling_section(const Analysis& analysis) {
  std::vector<Scaling> curves;
  std::ranges::copy_if(analysis.scalings, std::back_inserter(curves), has_a_curve);
  if (curves.empty()) return {};
  const std::set<std::uint64_t> counts = worker_counts(curves);
  Table table{{"job", "kind"}, {}};
  for (const std::uint64_t count : counts) table.titles.push_back(counted(count, "worker"));
  table.titles.insert(table.titles.end(), {"serial part", "Karp–Flatt", "contention", "coherence", "knee"});
  for (const Scaling& scaling : curves) table.rows.push_back(row_of(scaling, counts));
  return {Heading{2, "Scaling", true}, table, Bullets{kMeaningOfScaling}};
}

}  // namespace lanebench
