// What is known about this machine and this build, as machine.json has it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lanebench {

/// Everything but the measured overheads and ceilings. Whatever is unknown is {"value": null, "reason": …}.
nlohmann::json describe_machine();

/// This machine's name without its domain, "unknown" where it has none.
std::string host_name();

}  // namespace lanebench
