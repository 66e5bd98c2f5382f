// Why a job's cases are as fast as they are, as far as counters tell: a table with the columns that say
// something.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <vector>

#include "reports/analysis/case_counts.h"
#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

constexpr const char* kMeaningOfCounts =
    "Counted while the samples were timed: all workers together, also while they waited awake. Medians over "
    "the undisturbed samples, amounts per solution.";
constexpr const char* kMeaningOfMemory =
    "Loaded from memory are the misses of the last cache, 64 bytes each; of the cost: over the bytes that "
    "the job's cost counts, written ones included.";
constexpr const char* kNoHardwareCounters =
    "No counter of the processor worked here; under Machine stands why.";

struct CountColumn {
  const char* title;
  std::optional<double> CaseCounts::*value;
  double unit = 1;   ///< What one in the column is worth.
  double least = 0;  ///< A column with less in all rows says nothing.
};

constexpr std::array kCountColumns = {
    CountColumn{"instructions per cycle", &CaseCounts::instructions_per_cycle},
    CountColumn{"GHz", &CaseCounts::ghz},
    CountColumn{"loaded from memory, MB", &CaseCounts::memory_bytes, 1e6},
    CountColumn{"of the cost", &CaseCounts::of_cost},
    CountColumn{"branch misses per 1000 instructions", &CaseCounts::branch_misses_per_thousand},
    CountColumn{"page faults", &CaseCounts::page_faults, 1, 1},
    CountColumn{"energy, mJ", &CaseCounts::energy_j, 1e-3}};

Cell count_cell(const std::optional<double>& value, double unit) {
  return number_cell(value ? std::optional(*value / unit) : std::nullopt);
}

}  // namespace

Document counters_section(const WorkloadSummary& group) {
  std::vector<CaseCounts> counts;
  for (const Result& result : group.results) counts.push_back(counts_of(result));
  std::vector<CountColumn> columns;
  std::ranges::copy_if(kCountColumns, std::back_inserter(columns), [&](const CountColumn& column) {
    return std::ranges::any_of(
        counts, [&](const CaseCounts& one) { return one.*column.value >= std::optional(column.least); });
  });
  if (columns.empty()) return {};
  Table table{{"case"}, {}};
  for (const CountColumn& column : columns) table.titles.emplace_back(column.title);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (std::ranges::none_of(
            columns, [&](const CountColumn& column) { return (counts[i].*column.value).has_value(); }))
      continue;
    std::vector<Cell> row = {text_cell(group.results[i].record.case_id)};
    for (const CountColumn& column : columns) row.push_back(count_cell(counts[i].*column.value, column.unit));
    table.rows.push_back(std::move(row));
  }
  const auto has = [&](std::optional<double> CaseCounts::*value) {
    return std::ranges::any_of(counts, [=](const CaseCounts& one) { return (one.*value).has_value(); });
  };
  Document part = {Heading{4, "Why it is fast", true}, Paragraph{kMeaningOfCounts}};
  if (has(&CaseCounts::memory_bytes)) part.emplace_back(Paragraph{kMeaningOfMemory});
  if (!has(&CaseCounts::ghz) && !has(&CaseCounts::instructions_per_cycle)) {
    part.emplace_back(Paragraph{kNoHardwareCounters});
  }
  part.emplace_back(std::move(table));
  return part;
}

}  // namespace lanebench
