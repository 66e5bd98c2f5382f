// A cell per number, with its interval beside it.
#include "reports/compare/compare_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/compare/compare_text.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

std::string interval_text(const Estimate& ratio) {
  if (!ratio.lower || !ratio.upper) return "";
  return fmt::format("[{}, {}]", ratio_text(*ratio.lower), ratio_text(*ratio.upper));
}

Cell time_cell_of(double seconds) {
  return {.text = human_time(seconds), .number = seconds};
}

Cell estimate_cell(const std::optional<Estimate>& ratio) {
  if (!ratio) return {.text = kNoNumber};
  return {.text = ratio_text(ratio->value), .interval = interval_text(*ratio), .number = ratio->value};
}

Cell gain_cell_of(const std::optional<double>& speedup) {
  if (!speedup) return {.text = kNoNumber};
  return {.text = "×" + ratio_text(*speedup), .number = *speedup};
}

Cell percent_cell(const std::optional<double>& percentage) {
  if (!percentage) return {.text = kNoNumber};
  return {.text = fmt::format("{:.1f} %", *percentage), .number = *percentage};
}

Cell size_cell(const CaseKey& key) {
  if (key.workload.empty()) return {.text = kNoNumber};
  return {.text = fmt::format("{}", key.size), .number = static_cast<double>(key.size)};
}

Cell verdict_cell(const ComparedRow& row) {
  if (row.note.empty()) return {.text = name_of(row.verdict)};
  return {.text = fmt::format("{}: {}", name_of(row.verdict), row.note)};
}

}  // namespace

std::string ratio_text(double ratio) {
  return ratio >= 1e-3 && ratio < 1e6 ? significant(ratio, 4) : fmt::format("{:.2e}", ratio);
}

std::string ratio_text(const Estimate& ratio) {
  const std::string interval = interval_text(ratio);
  return interval.empty() ? ratio_text(ratio.value) : fmt::format("{} {}", ratio_text(ratio.value), interval);
}

Table times_table(const Comparison& comparison, const RowFilter& wanted) {
  const bool has_own = comparison.throughout.has_value();
  Table table{{"case", "size", "base", "other", "other / base"}, {}};
  if (has_own) table.titles.emplace_back("what is left");
  table.titles.emplace_back("threshold");
  table.titles.emplace_back(comparison.advisory ? "verdict (advisory)" : "verdict");
  for (const ComparedRow& row : comparison.rows) {
    if (!row.ratio || !wanted(row)) continue;
    std::vector<Cell> cells = {{.text = row.key.case_id},
                               size_cell(row.key),
                               time_cell_of(row.base_s),
                               time_cell_of(row.other_s),
                               estimate_cell(row.ratio)};
    if (has_own)
      cells.push_back(row.own ? estimate_cell(Estimate{*row.own, {}, {}}) : Cell{.text = kNoNumber});
    cells.push_back(percent_cell(100 * row.threshold));
    cells.push_back(verdict_cell(row));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table speedups_table(const Comparison& comparison) {
  // Files of other programs have no speedups, and no roofs.
  const bool has_speedups = std::ranges::any_of(comparison.rows, [](const ComparedRow& row) {
    return row.base_speedup || row.other_speedup || row.base_pct_roof || row.other_pct_roof;
  });
  Table table{{"case", "size", "base", "other"}, {}};
  if (has_speedups) {
    for (const char* title : {"speedup of base", "speedup of other", "speedups, other / base",
                              "of roof, base", "of roof, other"}) {
      table.titles.emplace_back(title);
    }
  }
  for (const ComparedRow& row : comparison.rows) {
    if (row.ratio) continue;
    std::vector<Cell> cells = {
        {.text = row.key.case_id}, size_cell(row.key), time_cell_of(row.base_s), time_cell_of(row.other_s)};
    if (has_speedups) {
      cells.push_back(gain_cell_of(row.base_speedup));
      cells.push_back(gain_cell_of(row.other_speedup));
      cells.push_back(estimate_cell(row.speedup_ratio));
      cells.push_back(percent_cell(row.base_pct_roof));
      cells.push_back(percent_cell(row.other_pct_roof));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace lanebench
