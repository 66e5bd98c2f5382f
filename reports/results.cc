// Reading and writing the files of a run.
#include "reports/results.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "reports/csv.h"

namespace lanebench {
namespace {

using nlohmann::json;
using CaseKey = std::tuple<std::string, std::uint64_t, std::string>;

constexpr std::array kSampleColumns = {"schema_version",
                                       "run_id",
                                       "workload",
                                       "size",
                                       "case_id",
                                       "twin",
                                       "round",
                                       "position",
                                       "iterations",
                                       "seconds",
                                       "clock_before_s",
                                       "clock_after_s",
                                       "involuntary_switches",
                                       "migrations",
                                       "steal_s"};

constexpr std::array kStatuses = {"ok", "unavailable", "not_applicable", "wrong", "crashed", "timeout"};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) throw ResultsError(fmt::format("cannot read {}", path.string()));
  return text;
}

// --- Members of JSON objects, checked
// -------------------------------------------------------------------------

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

// --- cases.jsonl
// ----------------------------------------------------------------------------------------------

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

// --- samples.csv
// ----------------------------------------------------------------------------------------------

/// Takes the fields of one record from left to right.
class SampleFields {
 public:
  SampleFields(const std::vector<std::string>& fields, const CsvReader& reader)
      : fields_(fields), reader_(reader) {}

  const std::string& text() { return fields_[next_++]; }

  bool boolean() {
    const std::string& field = text();
    if (field != "true" && field != "false") fail("must be true or false");
    return field == "true";
  }

  template <typename Integer>
  Integer count(Integer minimum = 0) {
    const auto value = number<Integer>();
    if (value < minimum) fail(fmt::format("must be at least {}", minimum));
    return value;
  }

  double duration() {
    const auto value = number<double>();
    if (!std::isfinite(value) || value < 0) fail("must be a time in seconds");
    return value;
  }

  double positive_duration() {
    const double value = duration();
    if (value == 0) fail("must be above zero");
    return value;
  }

 private:
  template <typename Number>
  Number number() {
    const std::string& field = text();
    Number value{};
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (error != std::errc{} || end != field.data() + field.size()) fail("is not a number in range");
    return value;
  }

  [[noreturn]] void fail(const std::string& what) {
    reader_.fail(fmt::format("{} '{:.40}' {}", kSampleColumns[next_ - 1], fields_[next_ - 1], what));
  }

  const std::vector<std::string>& fields_;
  const CsvReader& reader_;
  std::size_t next_ = 0;
};

Sample parse_sample(const std::vector<std::string>& fields, const std::string& run_id,
                    const CsvReader& reader) {
  if (fields.size() != kSampleColumns.size()) {
    reader.fail(fmt::format("{} columns instead of {}", fields.size(), kSampleColumns.size()));
  }
  SampleFields take(fields, reader);
  if (const auto version = take.count<std::uint64_t>(); version != kSchemaVersion) {
    reader.fail(fmt::format("schema version {}; this program reads {}", version, kSchemaVersion));
  }
  if (take.text() != run_id) reader.fail("a sample of another run; this one is " + run_id);
  Sample sample;
  sample.workload = take.text();
  sample.size = take.count<std::uint64_t>();
  sample.case_id = take.text();
  sample.twin = take.boolean();
  sample.round = take.count<std::uint64_t>();
  sample.position = take.count<std::uint64_t>();
  sample.iterations = take.count<std::uint64_t>(1);
  sample.seconds = take.positive_duration();
  sample.clock_before_s = take.positive_duration();
  sample.clock_after_s = take.positive_duration();
  sample.involuntary_switches = take.count<std::int64_t>();
  sample.migrations = take.count<std::int64_t>();
  sample.steal_s = take.duration();
  return sample;
}

void read_samples(const std::filesystem::path& path, Run& run) {
  const std::string text = read_file(path);
  CsvReader reader(text, path.string());
  std::vector<std::string> fields;
  if (!reader.next(fields)) return;
  if (!std::ranges::equal(fields, kSampleColumns)) {
    reader.fail(fmt::format("the header is not that of schema version {}", kSchemaVersion));
  }
  std::set<CaseKey> planned;
  for (const CaseRecord& record : run.cases) planned.emplace(record.workload, record.size, record.case_id);
  std::set<std::tuple<CaseKey, bool, std::uint64_t>> seen;
  while (reader.next(fields)) {
    Sample sample = parse_sample(fields, run.run_id, reader);
    const CaseKey key(sample.workload, sample.size, sample.case_id);
    if (!planned.contains(key)) {
      reader.fail(fmt::format("{} of size {} is not in cases.jsonl", sample.case_id, sample.size));
    }
    if (!seen.emplace(key, sample.twin, sample.round).second) {
      reader.fail(fmt::format("{} has a second sample in round {}", sample.case_id, sample.round));
    }
    run.samples.push_back(std::move(sample));
  }
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
          {"stop_reason", record.stop_reason}};
}

CaseRecord case_from_json(const json& line) {
  CaseRecord record;
  record.workload = name_member(line, "workload");
  record.job = text_member(line, "job");
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
  record.stop_reason = text_member(line, "stop_reason");
  return record;
}

std::string sample_header() {
  return csv_row({kSampleColumns.begin(), kSampleColumns.end()});
}

std::string sample_row(const std::string& run_id, const Sample& sample) {
  const auto text = [](auto value) { return fmt::format("{}", value); };
  return csv_row({text(kSchemaVersion), run_id, sample.workload, text(sample.size), sample.case_id,
                  text(sample.twin), text(sample.round), text(sample.position), text(sample.iterations),
                  text(sample.seconds), text(sample.clock_before_s), text(sample.clock_after_s),
                  text(sample.involuntary_switches), text(sample.migrations), text(sample.steal_s)});
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
  if (std::filesystem::exists(folder / "samples.csv")) read_samples(folder / "samples.csv", run);
  return run;
}

}  // namespace lanebench
