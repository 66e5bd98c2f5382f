// A comparison as CSV: for spreadsheets and for programs that gate a build.
#include <fmt/format.h>

#include <cmath>

#include "reports/compare/compare_formats.h"
#include "reports/compare/compare_text.h"
#include "reports/results/status.h"
#include "reports/text/csv.h"

namespace lanebench {
namespace {

// Nine digits, as in results.csv.
std::string number_field(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? fmt::format("{:.9g}", *value) : "";
}

std::vector<std::string> interval_fields(const std::optional<Estimate>& estimate) {
  if (!estimate) return {"", "", ""};
  return {number_field(estimate->value), number_field(estimate->lower), number_field(estimate->upper)};
}

void append(std::vector<std::string>& fields, const std::vector<std::string>& more) {
  fields.insert(fields.end(), more.begin(), more.end());
}

std::vector<std::string> first_fields(const Comparison& comparison, const CaseKey& key) {
  return {comparison.base.name, comparison.other.name, key.workload,
          key.workload.empty() ? "" : fmt::format("{}", key.size), key.case_id};
}

}  // namespace

std::string compare_csv(const std::vector<Comparison>& comparisons) {
  const std::vector<std::string> titles = {"base",
                                           "other",
                                           "workload",
                                           "size",
                                           "case_id",
                                           "verdict",
                                           "advisory",
                                           "threshold",
                                           "base_s",
                                           "other_s",
                                           "base_n",
                                           "other_n",
                                           "ratio",
                                           "ratio_lo",
                                           "ratio_hi",
                                           "p_slower",
                                           "p_faster",
                                           "base_speedup",
                                           "other_speedup",
                                           "speedup_ratio",
                                           "speedup_ratio_lo",
                                           "speedup_ratio_hi",
                                           "base_pct_roof",
                                           "other_pct_roof",
                                           "loss",
                                           "base_state",
                                           "other_state",
                                           "note"};
  std::string text = csv_row(titles);
  for (const Comparison& comparison : comparisons) {
    for (const ComparedRow& row : comparison.rows) {
      std::vector<std::string> fields = first_fields(comparison, row.key);
      append(fields, {name_of(row.verdict), comparison.advisory ? "true" : "false",
                      number_field(row.threshold), number_field(row.base_s), number_field(row.other_s),
                      fmt::format("{}", row.base_n), fmt::format("{}", row.other_n)});
      append(fields, interval_fields(row.ratio));
      append(fields, {number_field(row.p_slower), number_field(row.p_faster), number_field(row.base_speedup),
                      number_field(row.other_speedup)});
      append(fields, interval_fields(row.speedup_ratio));
      append(fields, {number_field(row.base_pct_roof), number_field(row.other_pct_roof), "",
                      name_of(Status::kOk), name_of(Status::kOk), row.note});
      text += csv_row(fields);
    }
    for (const UnmatchedRow& row : comparison.unmatched) {
      std::vector<std::string> fields = first_fields(comparison, row.key);
      fields.push_back("UNMATCHED");
      fields.resize(titles.size() - 4);
      append(fields, {name_of(row.loss), row.base, row.other, ""});
      text += csv_row(fields);
    }
  }
  return text;
}

}  // namespace lanebench
