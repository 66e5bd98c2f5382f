// Walks through objects and describes what they hold.
#include "reports/results/facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "reports/text/numbers.h"

namespace lanebench {
namespace {

using nlohmann::json;

// `name` tells what a number means: sizes are in bytes.
std::string describe(const std::string& name, const json& value) {
  if (const auto reason = why_unknown(value)) return "unknown: " + *reason;
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

/// What is no fact of the machine, or has a section of its own.
constexpr std::array<std::string_view, 5> kElsewhere = {"schema_version", "overheads", "ceilings",
                                                        "figures_measured_at", "figures_age_s"};

void add_facts(const std::string& prefix, const json& object, std::vector<RecordedFact>& facts) {
  for (const auto& [key, value] : object.items()) {
    const std::string name = prefix + key;
    if (std::ranges::find(kElsewhere, name) != kElsewhere.end()) continue;
    if (value.is_object() && !why_unknown(value)) {
      add_facts(name + ".", value, facts);
    } else {
      facts.push_back({name, describe(key, value)});
    }
  }
}

}  // namespace

std::vector<RecordedFact> facts_of(const json& object) {
  std::vector<RecordedFact> facts;
  add_facts("", object, facts);
  return facts;
}

std::vector<RecordedFact> facts_of_text(const std::string& object) {
  return facts_of(json::parse(object));
}

std::optional<std::string> why_unknown(const json& value) {
  const bool is_unknown =
      value.is_null() || (value.is_object() && value.contains("value") && value["value"].is_null());
  if (!is_unknown) return {};
  const bool has_reason = value.is_object() && value.contains("reason") && value["reason"].is_string();
  return has_reason ? value["reason"].get<std::string>() : "no reason recorded";
}

}  // namespace lanebench
