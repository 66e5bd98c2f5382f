// From a results folder to its reports.
#include "reports/report.h"

#include <fmt/format.h>

#include <fstream>

#include "reports/gbench.h"
#include "reports/markdown.h"
#include "reports/results.h"
#include "reports/results_csv.h"
#include "reports/summary.h"

namespace lanebench {
namespace {

// Written under another name first: a reader never sees half a report, and a full disk keeps the old one.
void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::path partial = path;
  partial += ".partial";
  std::ofstream file(partial, std::ios::binary);
  file << text;
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(partial, path, error);
  if (!file || error) throw ResultsError(fmt::format("cannot write {}", path.string()));
}

}  // namespace

void render(const std::filesystem::path& folder) {
  const Summary summary = summarize(read_run(folder));
  write_file(folder / "results.csv", results_csv(summary));
  write_file(folder / "gbench.json", gbench_json(summary).dump(2) + "\n");
  write_file(folder / "report.md", report_markdown(summary));
}

}  // namespace lanebench
