// Reading a run's folder, and the records of cases.jsonl.
#include "reports/results.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <tuple>

#include "reports/samples_csv.h"

namespace lanebench {
namespace {

using nlohmann::json;
using CaseKey = std::tuple<std::string, std::uint64_t, std::string>;

constexpr std::array kStatuses = {"ok", "unavailable", "not_applicable", "wrong", "crashed", "timeout"};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw ResultsError(fmt::format("cannot read {}", path.string()));
  return text;
}

const json& member(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) throw ResultsError(fmt::format("'{}' is missing", name));
  return *found;
}

std::string text_member(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_string()) throw ResultsError(fmt::format("'{}' must be a string", name));
  if (value.get_ref<const std::string&>().size() > kMaxTextBytes) {
    throw ResultsError(fmt::format("'{}' is longer than {} bytes", name, kMaxTextBytes));
  }
  return value.get<std::string>();
}

std::string name_member(const json& object, const char* name) {
  std::string value = text_member(object, name);
  if (value.empty()) throw ResultsError(fmt::format("'{}' is empty", name));
  return value;
}

std::uint64_t count_member(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_number_unsigned()) throw ResultsError(fmt::format("'{}' must be a whole number", name));
  return value.get<std::uint64_t>();
}

std::optional<double> optional_amount(const json& object, const char* name) {
  const json& value = member(object, name);
  if (value.is_null()) return {};
  if (!value.is_number() || value.get<double>() < 0) {
    throw ResultsError(fmt::format("'{}' must be a number that is not negative, or null", name));
  }
  return value.get<double>();
}

/// For members that files of earlier versions lack.
std::optional<double> later_amount(const json& object, const char* name) {
  return object.contains(name) ? optional_amount(object, name) : std::nullopt;
}

void check_schema_version(const json& object) {
  const std::uint64_t version = count_member(object, "schema_version");
  if (version != kSchemaVersion) {
    throw ResultsError(fmt::format("schema version {}; this program reads {}", version, kSchemaVersion));
  }
}

json parse_object(std::string_view text) {
  json value;
  try {
    value = json::parse(text);
  } catch (const json::parse_error& error) {
    throw ResultsError(fmt::format("not JSON, from byte {} on", error.byte));
  } catch (const json::exception&) {
    throw ResultsError("not JSON: a number is out of range");
  }
  if (!value.is_object()) throw ResultsError("not a JSON object");
  return value;
}

template <typename T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json();
}

void read_cases(const std::filesystem::path& path, Run& run) {
  const std::string text = read_file(path);
  std::map<CaseKey, std::size_t> index;
  std::size_t number = 0;
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    ++number;
    try {
      const json line = parse_object(std::string_view(text).substr(begin, end - begin));
      if (number == 1) {
        check_schema_version(line);
        run.run_id = name_member(line, "run_id");
        run.options = member(line, "options");
        if (!run.options.is_object()) throw ResultsError("'options' must be an object");
        continue;
      }
      CaseRecord record = case_from_json(line);
      const auto [place, is_new] =
          index.try_emplace({record.workload, record.size, record.case_id}, run.cases.size());
      if (is_new) run.cases.emplace_back();
      run.cases[place->second] = std::move(record);
    } catch (const ResultsError& error) {
      throw ResultsError(fmt::format("{}:{}: {}", path.string(), number, error.what()));
    }
  }
  if (number == 0) throw ResultsError(fmt::format("{}:1: the header line is missing", path.string()));
}

json read_machine(const std::filesystem::path& path) {
  try {
    json machine = parse_object(read_file(path));
    check_schema_version(machine);
    return machine;
  } catch (const ResultsError& error) {
    throw ResultsError(fmt::format("{}: {}", path.string(), error.what()));
  }
}

}  // namespace

json to_json(const CaseRecord& record) {
  return {{"workload", record.workload},
          {"job", record.job},
          {"limited_by", record.limited_by},
          {"size", record.size},
          {"parameters", record.parameters},
          {"case_id", record.case_id},
          {"lanes", record.lanes},
          {"isa", record.isa},
          {"workers", record.workers},
          {"worker_count", or_null(record.worker_count)},
          {"device", record.device},
          {"mode", record.mode},
          {"status", record.status},
          {"reason", record.reason},
          {"verified", or_null(record.verified)},
          {"max_rel_error", or_null(record.max_rel_error)},
          {"flops", or_null(record.flops)},
          {"bytes", or_null(record.bytes)},
          {"items", or_null(record.items)},
          {"integer_multiplies", or_null(record.integer_multiplies)},
          {"memory_bytes", or_null(record.memory_bytes)},
          {"no_roof", record.no_roof},
          {"stop_reason", record.stop_reason}};
}

CaseRecord case_from_json(const json& line) {
  CaseRecord record;
  record.workload = name_member(line, "workload");
  record.job = text_member(line, "job");
  record.limited_by = text_member(line, "limited_by");
  record.size = count_member(line, "size");
  record.parameters = text_member(line, "parameters");
  record.case_id = name_member(line, "case_id");
  record.lanes = text_member(line, "lanes");
  record.isa = text_member(line, "isa");
  record.workers = text_member(line, "workers");
  if (!member(line, "worker_count").is_null()) record.worker_count = count_member(line, "worker_count");
  record.device = text_member(line, "device");
  record.mode = text_member(line, "mode");
  record.status = text_member(line, "status");
  if (std::ranges::find(kStatuses, record.status) == kStatuses.end()) {
    throw ResultsError(fmt::format("unknown status '{:.40}'", record.status));
  }
  record.reason = text_member(line, "reason");
  if (const json& verified = member(line, "verified"); !verified.is_null()) {
    if (!verified.is_boolean()) throw ResultsError("'verified' must be true, false or null");
    record.verified = verified.get<bool>();
  }
  record.max_rel_error = optional_amount(line, "max_rel_error");
  record.flops = optional_amount(line, "flops");
  record.bytes = optional_amount(line, "bytes");
  record.items = optional_amount(line, "items");
  record.integer_multiplies = later_amount(line, "integer_multiplies");
  record.memory_bytes = later_amount(line, "memory_bytes");
  if (line.contains("no_roof")) record.no_roof = text_member(line, "no_roof");
  record.stop_reason = text_member(line, "stop_reason");
  return record;
}

Run read_run(const std::filesystem::path& folder) {
  for (const char* name : {"cases.jsonl", "machine.json"}) {
    if (!std::filesystem::exists(folder / name)) {
      throw ResultsError(fmt::format("not a lanebench results folder: {} has no {}", folder.string(), name));
    }
  }
  Run run;
  run.machine = read_machine(folder / "machine.json");
  read_cases(folder / "cases.jsonl", run);
  if (const auto samples = folder / "samples.csv"; std::filesystem::exists(samples)) {
    read_samples(read_file(samples), samples.string(), run);
  }
  return run;
}

}  // namespace lanebench
