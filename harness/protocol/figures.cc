// One member after the other.
#include "harness/protocol/figures.h"

#include <nlohmann/json.hpp>

namespace lanebench {
namespace {

using nlohmann::json;

/// What overheads and ceilings have in common.
template <typename Figure>
json members_of(const Figure& figure) {
  json members = {{"name", figure.name}, {"unit", figure.unit}, {"description", figure.description}};
  members["value"] = figure.value ? json(*figure.value) : json();
  if (!figure.value) members["reason"] = figure.reason;
  return members;
}

template <typename Figure>
void take_members(const json& members, Figure& figure) {
  members.at("name").get_to(figure.name);
  members.at("unit").get_to(figure.unit);
  members.at("description").get_to(figure.description);
  if (members.at("value").is_null()) {
    members.at("reason").get_to(figure.reason);
  } else {
    figure.value = members.at("value").get<double>();
  }
}

void take(const json& members, MeasuredOverhead& overhead) {
  take_members(members, overhead);
}

void take(const json& members, MeasuredCeiling& ceiling) {
  take_members(members, ceiling);
  members.at("device").get_to(ceiling.device);
  members.at("level").get_to(ceiling.level);
  members.at("isa").get_to(ceiling.isa);
  members.at("workers").get_to(ceiling.workers);
  ceiling.core_kind = members.value("core_kind", "");
}

/// The list that is the only member of an object.
template <typename List>
std::optional<List> parse(const std::string& text, const char* name) {
  try {
    const json object = json::parse(text);
    List list;
    for (const json& members : object.at(name)) take(members, list.emplace_back());
    return list;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

constexpr const char* kOverheads = "overheads";
constexpr const char* kCeilings = "ceilings";

}  // namespace

json to_json(const OverheadList& overheads) {
  json list = json::array();
  for (const MeasuredOverhead& overhead : overheads) list.push_back(members_of(overhead));
  return list;
}

json to_json(const CeilingList& ceilings) {
  json list = json::array();
  for (const MeasuredCeiling& ceiling : ceilings) {
    json members = members_of(ceiling);
    members["device"] = ceiling.device;
    members["level"] = ceiling.level;
    members["isa"] = ceiling.isa;
    members["workers"] = ceiling.workers;
    if (!ceiling.core_kind.empty()) members["core_kind"] = ceiling.core_kind;
    list.push_back(members);
  }
  return list;
}

std::string text_of(const OverheadList& overheads) {
  return json{{kOverheads, to_json(overheads)}}.dump();
}
std::string text_of(const CeilingList& ceilings) {
  return json{{kCeilings, to_json(ceilings)}}.dump();
}

std::optional<OverheadList> parse_overheads(const std::string& text) {
  return parse<OverheadList>(text, kOverheads);
}
std::optional<CeilingList> parse_ceilings(const std::string& text) {
  return parse<CeilingList>(text, kCeilings);
}

}  // namespace lanebench
