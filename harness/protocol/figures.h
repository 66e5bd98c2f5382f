// The measured figures of a machine as text: what the child that measures them sends, and machine.json holds.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "harness/ceilings/ceilings.h"
#include "harness/overheads/overheads.h"

namespace lanebench {

/// Lists as machine.json has them: `value` is null where there is a `reason` for that.
nlohmann::json to_json(const OverheadList& overheads);
nlohmann::json to_json(const CeilingList& ceilings);

/// One line without its end.
std::string text_of(const OverheadList& overheads);
std::string text_of(const CeilingList& ceilings);

// None for a text that the former did not write.
std::optional<OverheadList> parse_overheads(const std::string& text);
std::optional<CeilingList> parse_ceilings(const std::string& text);

}  // namespace lanebench
