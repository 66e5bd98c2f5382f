// What every child of ours finds in its environment.
#pragma once

#include <map>
#include <string>

namespace lanebench {

/// How long idle OpenMP threads may spin (see ThreadWorkers::park).
std::map<std::string, std::string> child_environment();

}  // namespace lanebench
