// The description of this machine together with what only a child can measure.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace lanebench {

/// `describe_machine`, the settings that measuring children get, the overheads and
/// the ceilings.
nlohmann::json measure_machine();

}  // namespace lanebench
