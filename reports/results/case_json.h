// The lines of cases.jsonl.
#pragma once

#include <nlohmann/json.hpp>

#include "reports/results/records.h"

namespace lanebench {

/// One line of cases.jsonl (without its line end, once dumped) and back. An absent optional is null. The
/// second throws ResultsError when a member is missing or has a wrong type; members that it does not know are
/// ignored.
nlohmann::json to_json(const CaseRecord& record);
CaseRecord case_from_json(const nlohmann::json& line);

}  // namespace lanebench
