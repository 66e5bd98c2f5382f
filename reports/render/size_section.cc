// From which size on something pays, then the time per item of each kind at every size.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "reports/render/cells.h"
#include "reports/render/sections.h"

namespace lanebench {
namespace {

Table crossovers(const SizeSweep& sweep) {
  Table table{{"what", "is faster than", "where"}, {}};
  for (const Crossover& crossover : sweep.crossovers) {
    Cell where = text_cell(in_words(crossover));
    if (crossover.from) where.number = static_cast<double>(*crossover.from);
    table.rows.push_back({text_cell(crossover.winner), text_cell(crossover.loser), where});
  }
  return table;
}

Cell point_cell(const SizePoint& point, bool largest) {
  const Cell cell = time_cell(point.seconds_per_item, "");
  return largest ? backed(cell, {point.case_id}) : cell;
}

Table times_per_item(const SizeSweep& sweep) {
  std::set<std::uint64_t> sizes;
  Table table{{"size"}, {}};
  for (const SizeSeries& series : sweep.series) {
    table.titles.push_back(series.kind);
    for (const SizePoint& point : series.points) sizes.insert(point.size);
  }
  for (const std::uint64_t size : sizes) {
    Cell first = text_cell(fmt::format("{}", size));
    first.number = static_cast<double>(size);
    std::vector<Cell> row{first};
    for (const SizeSeries& series : sweep.series) {
      const auto point = std::ranges::find(series.points, size, &SizePoint::size);
      row.push_back(point == series.points.end() ? none_cell() : point_cell(*point, size == *sizes.rbegin()));
    }
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace

Document size_part(const Analysis& analysis, const std::string& workload) {
  const auto sweep = std::ranges::find(analysis.size_sweeps, workload, &SizeSweep::workload);
  if (sweep == analysis.size_sweeps.end()) return {};
  Document part{Heading{4, "Sizes"}, Paragraph{"Time per item at each size."}, times_per_item(*sweep)};
  if (sweep->crossovers.empty()) return part;
  part.emplace_back(Heading{4, "From which size on"});
  part.emplace_back(
      Paragraph{"Where one way beats another, beyond the noise, among the sizes that timed both."});
  part.emplace_back(crossovers(*sweep));
  return part;
}

}  // namespace lanebench
