// From which size on something pays, then the time per item of each kind at every size.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "reports/render/cells.h"
#include "reports/render/sections.h"

namespace lanebench {
namespace {

Table crossovers(const std::vector<SizeSweep>& sweeps) {
  Table table{{"job", "what", "is faster than", "where"}, {}};
  for (const SizeSweep& sweep : sweeps) {
    for (const Crossover& crossover : sweep.crossovers) {
      Cell where = text_cell(in_words(crossover));
      if (crossover.from) where.number = static_cast<double>(*crossover.from);
      table.rows.push_back(
          {text_cell(sweep.workload), text_cell(crossover.winner), text_cell(crossover.loser), where});
    }
  }
  return table;
}

Table times_per_item(const Summary& summary, const SizeSweep& sweep) {
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
      row.push_back(
          point == series.points.end()
              ? none_cell()
              : time_cell(point->seconds_per_item,
                          fmt::format("{}, {}", point->case_id,
                                      common_rounds(summary, sweep.workload, size, {point->case_id}))));
    }
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace

Document size_section(const Analysis& analysis) {
  if (analysis.size_sweeps.empty()) return {};
  Document part{Heading{2, "Sizes"}};
  if (Table table = crossovers(analysis.size_sweeps); !table.rows.empty()) {
    part.insert(part.end(),
                {Paragraph{"From which size on one way beats another, beyond the noise, among the sizes that "
                           "timed both."},
                 table});
  }
  for (const SizeSweep& sweep : analysis.size_sweeps) {
    part.insert(part.end(),
                {Heading{3, sweep.workload + ": time per item"}, times_per_item(analysis.summary, sweep)});
  }
  return part;
}

}  // namespace lanebench
