// The lines of cases.jsonl.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "reports/results/records.h"

namespace lanebench {

/// The first line and a further one, each with its line end. `options` is the text of a JSON object.
std::string cases_header(const std::string& run_id, const std::string& options);
std::string case_line(const CaseRecord& record);

/// What a further line holds, and back. An absent optional is null. The second throws ResultsError when a
/// member is missing or has a wrong type; members that it does not know are ignored.
nlohmann::json to_json(const CaseRecord& record);
CaseRecord case_from_json(const nlohmann::json& line);

}  // namespace lanebench
