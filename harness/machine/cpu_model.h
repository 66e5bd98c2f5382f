// What the CPU is called, and the board where that says no more than which cores it has.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lanebench {

/// The value after `key :` in /proc/cpuinfo below `root`, or why there is none.
nlohmann::json cpuinfo(const std::string& key, const std::string& root = "");

/// The model's name. ARM has none: then implementer and part of every kind of core, with the board, so that
/// two boards are two machines.
nlohmann::json cpu_model(const std::string& root = "");

}  // namespace lanebench
