// A JSON object as a table of texts: whatever it holds, and why something is unknown.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace lanebench {

struct RecordedFact {
  std::string name;  ///< "cpu.model"
  std::string text;  ///< The value, or "unknown: " and the reason.
};

/// Every member, in alphabetical order, but for the schema's version and for the lists of measurements in
/// machine.json.
std::vector<RecordedFact> facts_of(const nlohmann::json& object);

/// The same from the text of an object.
std::vector<RecordedFact> facts_of_text(const std::string& object);

/// The reason of {"value": null, "reason": …}; none where the value is known.
std::optional<std::string> why_unknown(const nlohmann::json& value);

}  // namespace lanebench
