// Finds and reads the runs of a side.
#include "reports/compare/side.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "reports/results/facts.h"
#include "reports/results/gbench_reader.h"
#include "reports/results/read_run.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> paths_of(const std::string& argument) {
  std::error_code ignored;
  if (fs::exists(argument, ignored)) return {argument};
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin <= argument.size();) {
    const std::size_t end = std::min(argument.find(',', begin), argument.size());
    paths.push_back(argument.substr(begin, end - begin));
    begin = end + 1;
  }
  return paths;
}

/// An interrupted run has cases that it never came to.
std::vector<std::string> notes_of(const Run& run) {
  std::vector<std::string> notes = run.notes;
  const auto missing =
      std::ranges::count_if(run.cases, [](const CaseRecord& record) { return record.pending; });
  const bool interrupted = std::ranges::any_of(
      run.cases, [](const CaseRecord& record) { return record.stop_reason == "interrupted"; });
  if (missing > 0) {
    notes.push_back(
        fmt::format("interrupted: {} of {} cases were never measured", missing, run.cases.size()));
  } else if (interrupted) {
    notes.push_back("interrupted: its last cases have fewer rounds than they should");
  }
  return notes;
}

LoadedRun load(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (path.empty() || !fs::exists(status)) {
    throw ResultsError(
        fmt::format("'{}' does not exist; compare takes results folders and Google Benchmark "
                    "JSON files, several runs of a side joined by commas",
                    path));
  }
  const bool is_gbench = fs::is_regular_file(status) || fs::is_fifo(status);
  if (!fs::is_directory(status) && !is_gbench) {
    throw ResultsError(fmt::format("'{}' is neither a folder nor a file", path));
  }
  const Run run = is_gbench ? read_gbench(path) : read_run(path);
  return {path, facts_of_text(run.options), is_gbench, summarize(run), notes_of(run)};
}

}  // namespace

Side load_side(const std::string& argument) {
  Side side{argument, {}};
  std::set<fs::path> seen;
  for (const std::string& path : paths_of(argument)) {
    side.runs.push_back(load(path));
    std::error_code is_a_pipe;  // Which has no place of its own.
    const fs::path place = fs::canonical(path, is_a_pipe);
    if (!seen.insert(is_a_pipe ? fs::path(path) : place).second) {
      throw ResultsError(fmt::format("'{}' is given twice on one side; it would count as two runs", path));
    }
  }
  return side;
}

}  // namespace lanebench
