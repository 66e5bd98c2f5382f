// Reads machine.json without expecting any member to be there.
#include "reports/results/machine.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reports/text/numbers.h"

namespace lanebench {
namespace {

using nlohmann::json;

bool is_unknown(const json& value) {
  return value.is_null() || (value.is_object() && value.contains("value") && value["value"].is_null());
}

std::string why_unknown(const json& value) {
  const bool has_reason = value.is_object() && value.contains("reason") && value["reason"].is_string();
  return has_reason ? value["reason"].get<std::string>() : "no reason recorded";
}

// `name` tells what a number means: sizes are in bytes.
std::string describe(const std::string& name, const json& value) {
  if (is_unknown(value)) return "unknown: " + why_unknown(value);
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() && (name == "size" || name.ends_with("bytes")))
    return human_bytes(value.get<double>());
  if (!value.is_structured()) return value.dump();
  std::vector<std::string> parts;
  for (const auto& [key, element] : value.items()) {
    parts.push_back(value.is_array() ? describe(name, element)
                                     : fmt::format("{} {}", key, describe(key, element)));
  }
  const bool of_objects = value.is_array() && !value.empty() && value.front().is_object();
  return fmt::format("{}", fmt::join(parts, of_objects ? "; " : ", "));
}

void add_facts(const std::string& prefix, const json& object, std::vector<MachineFact>& facts) {
  for (const auto& [key, value] : object.items()) {
    const std::string name = prefix + key;
    if (name == "schema_version" || name == "overheads" || name == "ceilings") continue;
    if (value.is_object() && !is_unknown(value)) {
      add_facts(name + ".", value, facts);
    } else {
      facts.push_back({name, describe(key, value)});
    }
  }
}

std::string without_gpu(const std::string& reason) {
  return reason.starts_with("no GPU") ? reason : fmt::format("no GPU ({})", reason);
}

}  // namespace

json machine_value(const json& machine, const std::string& pointer) {
  const json::json_pointer place(pointer);
  return machine.contains(place) ? machine[place] : json();
}

std::string machine_line(const json& machine) {
  const auto text = [&](const char* pointer, const char* otherwise) {
    const json value = machine_value(machine, pointer);
    return is_unknown(value) ? otherwise : describe("", value);
  };
  const json gpu = machine_value(machine, "/gpu");
  const std::string gpu_text = is_unknown(gpu) ? without_gpu(why_unknown(gpu)) : text("/gpu/name", "a GPU");
  return fmt::format("{}, {} cores, {} hardware threads · {} {} · {}", text("/cpu/model", "unknown CPU"),
                     text("/cpu/cores", "?"), text("/cpu/threads", "?"),
                     text("/compiler/id", "unknown compiler"), text("/compiler/version", ""), gpu_text);
}

std::vector<MachineFact> machine_facts(const json& machine) {
  std::vector<MachineFact> facts;
  add_facts("", machine, facts);
  return facts;
}

}  // namespace lanebench
