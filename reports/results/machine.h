// machine.json as text: whatever it holds, and why something is unknown.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace lanebench {

/// The member at a JSON pointer such as "/cpu/model"; null where there is none.
nlohmann::json machine_value(const nlohmann::json& machine, const std::string& pointer);

/// CPU, compiler and GPU (or why none) in one line.
std::string machine_line(const nlohmann::json& machine);

struct MachineFact {
  std::string name;  ///< "cpu.model"
  std::string text;  ///< The value, or "unknown: " and the reason.
};

/// Everything but the overheads, in alphabetical order.
std::vector<MachineFact> machine_facts(const nlohmann::json& machine);

}  // namespace lanebench
