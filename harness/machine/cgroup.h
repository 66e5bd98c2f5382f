// Limits that a container or a service manager sets for this process.
#pragma once

#include <optional>
#include <string>

namespace lanebench {

/// The first line of this process's cgroup file: `v2` below its own group in version 2, or `v1` (with the
/// controller's folder) in version 1. Empty when there is no such file.
std::optional<std::string> cgroup_text(const std::string& v2, const std::string& v1);

/// That file as a number; empty when it is missing or unlimited ("max").
std::optional<double> cgroup_value(const std::string& v2, const std::string& v1);

}  // namespace lanebench
