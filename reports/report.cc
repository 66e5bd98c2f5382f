// From a results folder to its reports.
#include "reports/report.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "reports/analysis/analysis.h"
#include "reports/figures/figures.h"
#include "reports/render/gbench.h"
#include "reports/render/html.h"
#include "reports/render/markdown.h"
#include "reports/render/page_samples.h"
#include "reports/render/report_document.h"
#include "reports/render/results_csv.h"
#include "reports/results/read_run.h"
#include "reports/results/records.h"
#include "reports/text/limits.h"

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

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw ResultsError(fmt::format("cannot read {}", path.string()));
  return text.str();
}

}  // namespace

void render(const std::filesystem::path& folder) {
  const Analysis analysis = analyse(read_run(folder));
  const Summary& summary = analysis.summary;
  write_file(folder / "results.csv", results_csv(summary));
  write_file(folder / "gbench.json", gbench_json(summary));
  const Figures figures = draw_figures(analysis, folder);
  const FirstScreen screen = first_screen(analysis);
  const Document report = report_document(analysis, screen, figures.names, figures.reason);
  write_file(folder / "report.md", markdown(report));
  write_file(folder / "report.html",
             html(
                 report, fmt::format("{} ({})", screen.title, summary.run_id),
                 [&](const std::string& name) { return read_file(folder / "figures" / (name + ".svg")); },
                 page_samples(summary)));
}

}  // namespace lanebench
