// Compares the facts of both sides by name.
#include "reports/compare/environment_difference.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace lanebench {
namespace {

using FactsByName = std::map<std::string, std::string>;

constexpr const char* kUnknown = "unknown";
constexpr const char* kNotRecorded = "not recorded";
constexpr const char* kNone = "none";  ///< An empty list.

/// Different by nature in every run, or a result and no circumstance.
bool is_circumstance(const std::string& name) {
  static const std::set<std::string> others = {"host", "cpu.mhz_now", "ceilings"};
  return !others.contains(name) && !name.starts_with("counters.");
}

FactsByName facts_of(const LoadedRun& run) {
  FactsByName facts;
  for (const RecordedFact& fact : run.summary.machine.facts) {
    if (is_circumstance(fact.name)) facts[fact.name] = fact.text;
  }
  for (const RecordedFact& fact : run.options) facts["options." + fact.name] = fact.text;
  return facts;
}

bool has_members(const FactsByName& facts, const std::string& name) {
  const auto next = facts.upper_bound(name + ".");
  return next != facts.end() && next->first.starts_with(name + ".");
}

/// Of `gpu.name` where the whole `gpu` is unknown, that; absent where nothing is recorded.
std::optional<std::string> text_of(const FactsByName& facts, std::string name) {
  while (true) {
    if (const auto found = facts.find(name); found != facts.end()) return found->second;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos) return {};
    name.resize(dot);
  }
}

struct Values {
  std::set<std::string> texts;
  bool is_recorded = false;
};

Values values_of(const std::vector<FactsByName>& runs, const std::string& name) {
  Values values;
  for (const FactsByName& facts : runs) {
    const auto text = text_of(facts, name);
    values.is_recorded = values.is_recorded || text;
    values.texts.insert(!text ? kNotRecorded : text->empty() ? kNone : *text);
  }
  return values;
}

/// Whatever the reason, two unknowns are no difference.
bool all_unknown(const std::set<std::string>& texts) {
  return std::ranges::all_of(texts, [](const std::string& text) { return text.starts_with(kUnknown); });
}

}  // namespace

std::vector<EnvironmentDifference> environment_differences(const Side& base, const Side& other) {
  std::vector<FactsByName> facts_of_base;
  std::vector<FactsByName> facts_of_other;
  std::set<std::string> names;
  bool both_must_know = false;
  for (const auto& [side, list] : {std::pair(&base, &facts_of_base), std::pair(&other, &facts_of_other)}) {
    for (const LoadedRun& run : side->runs) {
      both_must_know = both_must_know || run.is_gbench;
      list->push_back(facts_of(run));
      for (const auto& [name, text] : list->back()) names.insert(name);
    }
  }
  const auto is_whole = [&](const std::string& name) {  // Its members tell the difference.
    const auto here = [&](const FactsByName& facts) { return has_members(facts, name); };
    return std::ranges::any_of(facts_of_base, here) || std::ranges::any_of(facts_of_other, here);
  };
  std::vector<EnvironmentDifference> differences;
  for (const std::string& name : names) {
    if (is_whole(name)) continue;
    const Values left = values_of(facts_of_base, name);
    const Values right = values_of(facts_of_other, name);
    if (left.texts == right.texts || (all_unknown(left.texts) && all_unknown(right.texts))) continue;
    if (both_must_know && !(left.is_recorded && right.is_recorded)) continue;
    differences.push_back({name, fmt::format("{}", fmt::join(left.texts, " | ")),
                           fmt::format("{}", fmt::join(right.texts, " | "))});
  }
  return differences;
}

}  // namespace lanebench
