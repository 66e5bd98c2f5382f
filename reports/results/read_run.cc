// Finds the files of a run, checks their sizes, and puts them together.
#include "reports/results/read_run.h"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <system_error>

#include "reports/results/case_json.h"
#include "reports/results/samples_csv.h"
#include "reports/text/json_reader.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

using nlohmann::json;

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

void check_schema_version(const json& object) {
  const std::uint64_t version = count_member(object, "schema_version");
  if (version != kSchemaVersion) {
    throw ResultsError(fmt::format("schema version {}; this program reads {}", version, kSchemaVersion));
  }
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
    const json& options = member(line, "options");
    if (!options.is_object()) throw ResultsError("'options' must be an object");
    run_.options = options.dump();
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

/// A last line without its end was being written when the run was killed.
void note_cut_line(std::string_view text, const char* file, Run& run) {
  if (text.empty() || text.ends_with('\n')) return;
  run.notes.push_back(
      fmt::format("{} ends in the middle of a line: the run was killed while it wrote", file));
}

Machine parse_machine(std::string_view text, const std::string& file) {
  const json machine = parse_limited(text, file);
  try {
    check_schema_version(machine);
  } catch (const ResultsError& error) {
    throw ResultsError(fmt::format("{}: {}", file, error.what()));
  }
  return read_machine(machine);
}

}  // namespace

Run parse_run(const RunFiles& files, const std::filesystem::path& folder) {
  Run run;
  run.machine = parse_machine(files.machine, (folder / "machine.json").string());
  read_cases(files.cases, (folder / "cases.jsonl").string(), run);
  read_samples(files.samples, (folder / "samples.csv").string(), run);
  note_cut_line(files.cases, "cases.jsonl", run);
  note_cut_line(files.samples, "samples.csv", run);
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
