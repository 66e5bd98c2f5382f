// Reading a run's folder, and the records of cases.jsonl.
#include "reports/results/results.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <tuple>

#include "reports/results/json_reader.h"
#include "reports/results/samples_csv.h"
#include "reports/results/text.h"

namespace lanebench {
namespace {

using nlohmann::json;
using CaseKey = std::tuple<std::string, std::uint64_t, std::string>;

constexpr std::array kStatuses = {"ok", "unavailable", "not_applicable", "wrong", "crashed", "timeout"};

/// Of one JSON object: a line of cases.jsonl, or machine.json.
constexpr std::size_t kMaxObjectBytes = 262144;
/// Of a whole file. A million samples are some 150 MB.
constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{1} << 30;

std::string read_file(const std::filesystem::path& path) {
  std::error_code error;
  const bool is_file = std::filesystem::is_regular_file(path, error);
  if (!error && !is_file) throw ResultsError(fmt::format("{}: not a file", path.string()));
  const std::uintmax_t bytes = error ? 0 : std::filesystem::file_size(path, error);
  if (!error && bytes > kMaxFileBytes) {
    throw ResultsError(fmt::format("{}: larger than {} bytes", path.string(), kMaxFileBytes));
  }
  std::ifstream file(path, std::ios::binary);
  if (error || !file) throw ResultsError(fmt::format("cannot read {}", path.string()));
  std::string text(bytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(bytes));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad()) throw ResultsError(fmt::format("cannot read {}", path.string()));
  return text;
}

bool is_there(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::exists(path, error);
}

/// For members that files of earlier versions lack.
std::optional<double> later_amount(const json& object, const char* name) {
  return object.contains(name) ? optional_amount(object, name, kMaxAmount) : std::nullopt;
}

void check_schema_version(const json& object) {
  const std::uint64_t version = count_member(object, "schema_version");
  if (version != kSchemaVersion) {
    throw ResultsError(fmt::format("schema version {}; this program reads {}", version, kSchemaVersion));
  }
}

template <typename T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json();
}

json parse_limited(std::string_view text, const std::string& file, std::size_t line = 1) {
  if (text.size() > kMaxObjectBytes) {
    throw ResultsError(fmt::format("{}:{}: an object of more than {} bytes", file, line, kMaxObjectBytes));
  }
  return parse_object(text, file, line);
}

/// The lines of cases.jsonl, one after the other.
class CasesReader {
 public:
  explicit CasesReader(Run& run) : run_(run) {}

  void header(const json& line) {
    check_schema_version(line);
    run_.run_id = name_member(line, "run_id");
    run_.options = member(line, "options");
    if (!run_.options.is_object()) throw ResultsError("'options' must be an object");
  }

  void record(const json& line) {
    CaseRecord record = case_from_json(line);
    const auto [place, is_new] =
        index_.try_emplace({record.workload, record.size, record.case_id}, run_.cases.size());
    if (is_new) {
      workloads_.insert(record.workload);
      if (workloads_.size() > kMaxWorkloads)
        throw ResultsError(fmt::format("more than {} workloads", kMaxWorkloads));
      if (run_.cases.size() == kMaxCases) throw ResultsError(fmt::format("more than {} cases", kMaxCases));
      run_.cases.emplace_back();
    }
    run_.cases[place->second] = std::move(record);
  }

 private:
  Run& run_;
  std::map<CaseKey, std::size_t> index_;
  std::set<std::string> workloads_;
};

void read_cases(std::string_view text, const std::string& file, Run& run) {
  CasesReader reader(run);
  std::size_t number = 0;
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const json line = parse_limited(text.substr(begin, end - begin), file, ++number);
    try {
      number == 1 ? reader.header(line) : reader.record(line);
    } catch (const ResultsError& error) {
      throw ResultsError(fmt::format("{}:{}: {}", file, number, error.what()));
    }
  }
  if (number == 0) throw ResultsError(fmt::format("{}:1: the header line is missing", file));
}

json read_machine(std::string_view text, const std::string& file) {
  json machine = parse_limited(text, file);
  try {
    check_schema_version(machine);
  } catch (const ResultsError& error) {
    throw ResultsError(fmt::format("{}: {}", file, error.what()));
  }
  return machine;
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
          {"single_precision", record.single_precision},
          {"bytes", or_null(record.bytes)},
          {"bytes_written", or_null(record.bytes_written)},
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
  if (!member(line, "worker_count").is_null()) {
    record.worker_count = count_member(line, "worker_count");
    if (*record.worker_count < 1 || *record.worker_count > kMaxRecordedWorkers) {
      throw ResultsError(fmt::format("'worker_count' must be from 1 to {}", kMaxRecordedWorkers));
    }
  }
  record.device = text_member(line, "device");
  record.mode = text_member(line, "mode");
  record.status = text_member(line, "status");
  if (std::ranges::find(kStatuses, record.status) == kStatuses.end()) {
    throw ResultsError(fmt::format("unknown status '{}'", excerpt(record.status)));
  }
  record.reason = text_member(line, "reason");
  if (!member(line, "verified").is_null()) record.verified = flag_member(line, "verified");
  record.max_rel_error = optional_amount(line, "max_rel_error", std::numeric_limits<double>::max());
  record.flops = optional_amount(line, "flops", kMaxAmount);
  if (line.contains("single_precision")) record.single_precision = flag_member(line, "single_precision");
  record.bytes = optional_amount(line, "bytes", kMaxAmount);
  record.bytes_written = later_amount(line, "bytes_written");
  record.items = optional_amount(line, "items", kMaxAmount);
  record.integer_multiplies = later_amount(line, "integer_multiplies");
  record.memory_bytes = later_amount(line, "memory_bytes");
  if (line.contains("no_roof")) record.no_roof = text_member(line, "no_roof");
  record.stop_reason = text_member(line, "stop_reason");
  return record;
}

Run parse_run(const RunFiles& files, const std::filesystem::path& folder) {
  Run run;
  run.machine = read_machine(files.machine, (folder / "machine.json").string());
  read_cases(files.cases, (folder / "cases.jsonl").string(), run);
  read_samples(files.samples, (folder / "samples.csv").string(), run);
  return run;
}

Run read_run(const std::filesystem::path& folder) {
  for (const char* name : {"cases.jsonl", "machine.json"}) {
    if (!is_there(folder / name)) {
      throw ResultsError(fmt::format("not a lanebench results folder: {} has no {}", folder.string(), name));
    }
  }
  RunFiles files;
  files.machine = read_file(folder / "machine.json");
  files.cases = read_file(folder / "cases.jsonl");
  if (is_there(folder / "samples.csv")) files.samples = read_file(folder / "samples.csv");
  return parse_run(files, folder);
}

}  // namespace lanebench
