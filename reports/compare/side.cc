// Finds and reads the runs of a side.
#include "reports/compare/side.h"

#include <fmt/format.h>

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

LoadedRun load(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (path.empty() || !fs::exists(status)) {
    throw ResultsError(
        fmt::format("'{}' does not exist; compare takes results folders and Google Benchmark "
                    "JSON files, several runs of a side joined by commas",
                    path));
  }
  if (!fs::is_directory(status) && !fs::is_regular_file(status)) {
    throw ResultsError(fmt::format("'{}' is neither a folder nor a file", path));
  }
  const bool is_gbench = fs::is_regular_file(status);
  const Run run = is_gbench ? read_gbench(path) : read_run(path);
  return {path, facts_of_text(run.options), is_gbench, summarize(run)};
}

}  // namespace

Side load_side(const std::string& argument) {
  Side side{argument, {}};
  std::set<fs::path> seen;
  for (const std::string& path : paths_of(argument)) {
    side.runs.push_back(load(path));
    if (!seen.insert(fs::canonical(path)).second) {
      throw ResultsError(fmt::format("'{}' is given twice on one side; it would count as two runs", path));
    }
  }
  return side;
}

}  // namespace lanebench
