// How machine.json says that something is not known.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace lanebench {

inline nlohmann::json unknown(const std::string& reason) {
  return {{"value", nullptr}, {"reason", reason}};
}

}  // namespace lanebench
