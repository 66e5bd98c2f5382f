// What of the machine this process may use, and what it was asked to keep to.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace lanebench {

/// CPUs, quota, memory, processes, and how many workers that allows, as machine.json has them.
nlohmann::json describe_limits();

/// The OpenMP runtime, and what a person's environment asks of it.
nlohmann::json describe_openmp();

}  // namespace lanebench
