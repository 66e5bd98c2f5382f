// Runs the overheads child and takes its figures.
#pragma once

#include <nlohmann/json.hpp>

namespace lanebench {

/// A list of {name, seconds, description}, or {"value": null, "reason": …}.
nlohmann::json measure_overheads();

}  // namespace lanebench
