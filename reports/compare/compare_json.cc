// A comparison as JSON.
#include <nlohmann/json.hpp>

#include "reports/compare/compare_formats.h"
#include "reports/compare/compare_text.h"

namespace lanebench {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) {
  return value ? Json(*value) : Json();
}

Json interval(const std::optional<Estimate>& estimate) {
  if (!estimate) return nullptr;
  return {{"value", estimate->value}, {"lower", number(estimate->lower)}, {"upper", number(estimate->upper)}};
}

Json side(const SideInWords& side) {
  return {{"name", side.name}, {"run_ids", side.run_ids}, {"machine", side.machine}, {"notes", side.notes}};
}

Json key(const CaseKey& key) {
  return {{"workload", key.workload}, {"size", key.size}, {"case_id", key.case_id}};
}

Json row(const ComparedRow& row) {
  Json object = key(row.key);
  object["verdict"] = name_of(row.verdict);
  object["note"] = row.note;
  object["threshold"] = row.threshold;
  object["base_s"] = row.base_s;
  object["other_s"] = row.other_s;
  object["base_n"] = row.base_n;
  object["other_n"] = row.other_n;
  object["ratio"] = interval(row.ratio);
  object["own"] = number(row.own);
  object["p_slower"] = number(row.p_slower);
  object["p_faster"] = number(row.p_faster);
  object["base_speedup"] = number(row.base_speedup);
  object["other_speedup"] = number(row.other_speedup);
  object["speedup_ratio"] = interval(row.speedup_ratio);
  object["base_pct_roof"] = number(row.base_pct_roof);
  object["other_pct_roof"] = number(row.other_pct_roof);
  return object;
}

Json throughout_of(const Comparison& comparison) {
  if (!comparison.throughout) return nullptr;
  return {{"ratio", comparison.throughout->ratio}, {"jobs", comparison.throughout->jobs}};
}

Json whole_of(const Comparison& comparison) {
  if (!comparison.whole) return nullptr;
  return {{"ratio", interval(comparison.whole->ratio)},
          {"rows", comparison.whole->rows},
          {"threshold", comparison.whole->threshold},
          {"verdict", name_of(comparison.whole->verdict)}};
}

Json comparison_of(const Comparison& comparison) {
  Json environment = Json::array();
  for (const EnvironmentDifference& difference : comparison.environment) {
    environment.push_back(
        {{"what", difference.what}, {"base", difference.base}, {"other", difference.other}});
  }
  Json rows = Json::array();
  for (const ComparedRow& compared : comparison.rows) rows.push_back(row(compared));
  Json unmatched = Json::array();
  for (const UnmatchedRow& lacking : comparison.unmatched) {
    Json object = key(lacking.key);
    object["base"] = lacking.base;
    object["other"] = lacking.other;
    object["loss"] = name_of(lacking.loss);
    unmatched.push_back(std::move(object));
  }
  return {{"base", side(comparison.base)},
          {"other", side(comparison.other)},
          {"conclusion", name_of(conclusion({comparison}))},
          {"same_machine", comparison.same_machine},
          {"advisory", comparison.advisory},
          {"environment", std::move(environment)},
          {"throughout", throughout_of(comparison)},
          {"whole", whole_of(comparison)},
          {"geometric_mean", number(comparison.geometric_mean)},
          {"speedup_geometric_mean", number(comparison.speedup_geometric_mean)},
          {"rows", std::move(rows)},
          {"unmatched", std::move(unmatched)}};
}

}  // namespace

std::string compare_json(const std::vector<Comparison>& comparisons) {
  Json list = Json::array();
  for (const Comparison& comparison : comparisons) list.push_back(comparison_of(comparison));
  const Json file = {{"schema_version", kSchemaVersion},
                     {"conclusion", name_of(conclusion(comparisons))},
                     {"comparisons", std::move(list)}};
  // The names of sides are what was typed, which need not be UTF-8.
  return file.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lanebench
