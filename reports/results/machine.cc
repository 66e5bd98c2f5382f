// Reads machine.json without expecting any member to be there.
#include "reports/results/machine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "reports/text/limits.h"

namespace lanebench {
namespace {

using nlohmann::json;

/// The member at a JSON pointer such as "/cpu/model"; null where there is none.
json value_at(const json& object, const char* pointer) {
  const json::json_pointer place(pointer);
  return object.contains(place) ? object[place] : json();
}

std::optional<std::string> text_at(const json& object, const char* pointer) {
  const json value = value_at(object, pointer);
  return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

std::optional<std::uint64_t> count_at(const json& object, const char* pointer) {
  const json value = value_at(object, pointer);
  return value.is_number_integer() && value > 0 ? std::optional(value.get<std::uint64_t>()) : std::nullopt;
}

std::optional<double> number_at(const json& object, const char* pointer) {
  const json value = value_at(object, pointer);
  return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

/// What `read` makes of each member of a list.
template <typename T>
std::vector<T> list_at(const json& machine, const char* pointer, T (*read)(const json&)) {
  const json list = value_at(machine, pointer);
  std::vector<T> all;
  if (!list.is_array()) return all;
  std::ranges::transform(list, std::back_inserter(all), read);
  return all;
}

Cache cache(const json& object) {
  return {text_at(object, "/type"), count_at(object, "/level"), count_at(object, "/size"),
          count_at(object, "/shared_by"), count_at(object, "/count")};
}

Ceiling ceiling(const json& object) {
  return {text_at(object, "/name").value_or(""),    text_at(object, "/device").value_or(""),
          text_at(object, "/level").value_or(""),   text_at(object, "/isa").value_or(""),
          count_at(object, "/workers").value_or(1), number_at(object, "/value").value_or(0),
          text_at(object, "/core_kind") == "slow"};
}

Overhead overhead(const json& object) {
  return {text_at(object, "/name").value_or(""), text_at(object, "/description").value_or(""),
          number_at(object, "/value"), text_at(object, "/unit").value_or(""),
          text_at(object, "/reason").value_or("")};
}

std::string gpu_in_words(const json& machine) {
  const auto reason = why_unknown(value_at(machine, "/gpu"));
  if (!reason) return text_at(machine, "/gpu/name").value_or("a GPU");
  return reason->starts_with("no GPU") ? *reason : fmt::format("no GPU ({})", *reason);
}

std::string compiler_of(const json& machine) {
  return fmt::format("{} {}", text_at(machine, "/compiler/id").value_or("unknown compiler"),
                     text_at(machine, "/compiler/version").value_or(""));
}

std::string in_one_line(const json& machine) {
  const auto count = [&](const char* pointer) {
    const auto value = count_at(machine, pointer);
    return value ? fmt::format("{}", *value) : "?";
  };
  return fmt::format("{}, {} cores, {} hardware threads · {} · {}",
                     text_at(machine, "/cpu/model").value_or("unknown CPU"), count("/cpu/cores"),
                     count("/cpu/threads"), compiler_of(machine), gpu_in_words(machine));
}

}  // namespace

Machine read_machine(const json& machine) {
  Machine read;
  read.line = in_one_line(machine);
  read.compiler = compiler_of(machine);
  read.host = text_at(machine, "/host");
  read.architecture = text_at(machine, "/architecture");
  read.cpu_model = text_at(machine, "/cpu/model");
  read.cores = count_at(machine, "/cpu/cores");
  read.threads = count_at(machine, "/cpu/threads");
  read.gpu = text_at(machine, "/gpu/name");
  read.build_type = text_at(machine, "/compiler/build_type");
  read.shared_memory_page_bytes = count_at(machine, "/shared_memory_page_bytes");
  read.caches = list_at(machine, "/caches", cache);
  read.ceilings = list_at(machine, "/ceilings", ceiling);
  std::erase_if(read.ceilings,
                [](const Ceiling& entry) { return !(entry.value > 0 && std::isfinite(entry.value)); });
  std::ranges::copy_if(read.ceilings, std::back_inserter(read.slow_core_ceilings), &Ceiling::slow_core);
  std::erase_if(read.ceilings, std::mem_fn(&Ceiling::slow_core));
  read.overheads = list_at(machine, "/overheads", overhead);
  read.figures_age_s = number_at(machine, "/figures_age_s");
  if (!(read.figures_age_s >= 0.0 && read.figures_age_s <= kMaxSeconds)) read.figures_age_s.reset();
  read.facts = facts_of(machine);
  return read;
}

}  // namespace lanebench
