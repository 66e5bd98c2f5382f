// Appends to cases.jsonl and samples.csv.
#include "harness/coordinator/journal.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>

#include "kernels/contract/parameters.h"
#include "reports/results/case_json.h"
#include "reports/results/samples_csv.h"

namespace lanebench {
namespace {

namespace fs = std::filesystem;

void write_new(const fs::path& path, const std::string& text) {
  std::ofstream file(path);
  file << text << std::flush;
  if (!file) throw InputError(fmt::format("cannot write {}: {}", path.string(), std::strerror(errno)));
}

/// A run that was killed may have left half a line; what follows must start on a new one.
void drop_torn_line(const fs::path& path) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  fs::resize_file(path, text.rfind('\n') + 1);
}

}  // namespace

Journal Journal::create(const fs::path& folder, const std::string& run_id, const nlohmann::json& options,
                        const nlohmann::json& machine) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw InputError(fmt::format("cannot create {}: {}", folder.string(), error.message()));
  for (const char* name : {"cases.jsonl", "samples.csv", "results.csv", "machine.json", "gbench.json",
                           "report.md", "report.html", "figures"}) {
    if (!fs::exists(folder / name)) continue;
    throw InputError(fmt::format("{} already holds a {}; choose another --out, or --resume that run",
                                 folder.string(), name));
  }
  write_new(folder / "machine.json", machine.dump(2) + "\n");
  write_new(folder / "samples.csv", sample_header());
  write_new(folder / "cases.jsonl", cases_header(run_id, options.dump()));
  return {folder, run_id};
}

Journal Journal::resume(const fs::path& folder, const std::string& run_id) {
  // Rows of two lengths in one file could not be read again.
  std::string header;
  std::getline(std::ifstream(folder / "samples.csv"), header);
  if (!header.empty() && header + "\n" != sample_header()) {
    throw InputError(fmt::format("{} is of another version of lanebench, which alone can go on with it",
                                 (folder / "samples.csv").string()));
  }
  drop_torn_line(folder / "cases.jsonl");
  drop_torn_line(folder / "samples.csv");
  return {folder, run_id};
}

Journal::Journal(const fs::path& folder, std::string run_id)
    : folder_(folder),
      run_id_(std::move(run_id)),
      cases_(folder / "cases.jsonl", std::ios::app),
      samples_(folder / "samples.csv", std::ios::app) {}

void Journal::describe(const nlohmann::json& machine) {
  write_new(folder_ / "machine.json", machine.dump(2) + "\n");
}

void Journal::append(const CaseRecord& record) {
  append_line(cases_, case_line(record));
}

void Journal::append(const Sample& sample) {
  append_line(samples_, sample_row(run_id_, sample));
}

void Journal::append_line(std::ofstream& file, const std::string& line) {
  file << line << std::flush;
  if (!file) throw InputError(fmt::format("cannot write to {}: {}", folder_.string(), std::strerror(errno)));
}

}  // namespace lanebench
