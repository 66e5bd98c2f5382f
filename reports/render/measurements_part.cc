// A row for every case of a job that was measured, and a line for each reason why others were not.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "reports/render/cells.h"
#include "reports/render/sections.h"
#include "reports/results/case_id.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

Cell time(const Result& result) {
  if (!result.median_s) return none_cell();
  return backed(time_cell(*result.median_s, ""), {result.record.case_id});
}

Cell speedup(const Result& result) {
  if (!result.speedup) return none_cell();
  return backed(gain_cell(*result.speedup, ""), {result.record.case_id}, {result.baseline});
}

Cell roof(const Result& result) {
  if (!result.pct_roof) return none_cell(result.median_s ? result.roof : "");
  Cell cell = text_cell(significant(*result.pct_roof, 3));
  cell.number = result.pct_roof;
  cell.detail = "of " + result.roof;
  return cell;
}

Cell items(const Result& result) {
  if (!result.items_s) return none_cell();
  Cell cell = text_cell(human_count(*result.items_s));
  cell.number = result.items_s;
  return cell;
}

std::vector<Cell> case_row(const Result& result) {
  Cell count = none_cell();
  if (result.ok()) {
    count = text_cell(fmt::format("{}", result.samples.size()));
    count.number = static_cast<double>(result.samples.size());
  }
  const CaseRecord& record = result.record;
  return {text_cell(without_workload(record.case_id)),
          text_cell(result.ok() ? "" : name_of(record.status)),
          count,
          time(result),
          speedup(result),
          roof(result),
          number_cell(result.gflop_s),
          number_cell(result.gb_s),
          items(result),
          text_cell(fmt::format("{}", fmt::join(result.flags, ", "))),
          text_cell(record.reason)};
}

/// Whether it could not have run here, whatever happened: dozens of them have the same reason.
bool not_tried(const Result& result) {
  const Status status = result.record.status;
  return status == Status::kUnavailable || status == Status::kNotApplicable;
}

struct NotTried {
  std::string reason;
  std::vector<std::string> cases;
};

/// In the order of the plan.
std::vector<NotTried> by_reason(const WorkloadSummary& group) {
  std::vector<NotTried> all;
  for (const Result& result : group.results) {
    if (!not_tried(result)) continue;
    const std::string reason =
        result.record.reason.empty() ? name_of(result.record.status) : result.record.reason;
    auto same = std::ranges::find(all, reason, &NotTried::reason);
    if (same == all.end()) same = all.insert(all.end(), {reason, {}});
    same->cases.push_back(without_workload(result.record.case_id));
  }
  return all;
}

}  // namespace

Document measurements_part(const WorkloadSummary& group) {
  Table table{{"case", "status", "n", "median [95 %]", "speedup [95 %]", "% of roof", "GFLOP/s", "GB/s",
               "items/s", "flags", "reason"},
              {}};
  for (const Result& result : group.results) {
    if (!not_tried(result)) table.rows.push_back(case_row(result));
  }
  Document part{Heading{4, "All measurements", true}};
  if (!table.rows.empty()) part.push_back(std::move(table));
  Bullets missing;
  for (const NotTried& some : by_reason(group)) {
    missing.items.push_back(fmt::format("Not measured, {}: {}", some.reason, fmt::join(some.cases, ", ")));
  }
  if (!missing.items.empty()) part.push_back(std::move(missing));
  return part;
}

}  // namespace lanebench
