// Reads a run from memory, renders it, and looks at what came out.
#include "tests/fuzz/read_and_render.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <vector>

#include "reports/analysis/analysis.h"
#include "reports/analysis/summary.h"
#include "reports/figures/figure_scripts.h"
#include "reports/render/gbench.h"
#include "reports/render/html.h"
#include "reports/render/markdown.h"
#include "reports/render/report_document.h"
#include "reports/render/results_csv.h"
#include "reports/results/read_run.h"
#include "reports/results/records.h"
#include "reports/text/csv.h"
#include "reports/text/limits.h"
#include "reports/text/text.h"

namespace lanebench {
namespace {

struct Rendered {
  std::string results_csv;
  std::string gbench_json;
  std::string markdown;
  std::string html;
};

std::string html(const Document& document, const Summary& summary = {}) {
  return lanebench::html(
      document, "", [](const std::string&) { return std::string(); }, page_samples(summary));
}

Rendered rendered(const Run& run) {
  const Analysis analysis = analyse(run);
  (void)pictures(analysis);  // What gnuplot would be given.
  const Document report = report_document(analysis, first_screen(analysis), {}, "");
  return {results_csv(analysis.summary), gbench_json(analysis.summary), markdown(report),
          html(report, analysis.summary)};
}

void expect(bool holds, const std::string& what) {
  if (!holds) throw std::logic_error(what);
}

/// The part before the next separator; the rest stays in `input`.
std::string next_file(std::string_view& input) {
  const std::size_t end = std::min(input.find(kFileSeparator), input.size());
  const std::string file(input.substr(0, end));
  input.remove_prefix(std::min(end + kFileSeparator.size(), input.size()));
  return file;
}

void check_message(const std::string& message) {
  expect(message.starts_with("run/"), "a message that names no file: " + message);
  expect(message.find_first_of("\n\t") == std::string::npos && without_controls(message) == message,
         "a message that is not one line: " + message);
  expect(message.size() < 1000, "a message of " + std::to_string(message.size()) + " bytes");
}

/// Every row has as many columns as the header; what is not a text is empty, or a number that is finite.
void check_results_csv(const std::string& text) {
  static const std::set<std::string> kTexts = {
      "run_id", "workload",    "case_id",    "lanes",      "isa",      "workers",
      "device", "mode",        "status",     "reason",     "verified", "baseline",
      "flags",  "stop_reason", "parameters", "limited_by", "roof",     "flop_precision"};
  CsvReader reader(text, "results.csv");
  std::vector<std::string> titles;
  std::vector<std::string> fields;
  expect(reader.next(titles), "results.csv has no header");
  while (reader.next(fields)) {
    expect(fields.size() == titles.size(), "results.csv has a row of another length");
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i].empty() || kTexts.contains(titles[i])) continue;
      char* end = nullptr;
      const double number = std::strtod(fields[i].c_str(), &end);
      expect(*end == '\0' && std::isfinite(number), titles[i] + " is " + fields[i]);
    }
  }
}

/// JSON has no infinity: where a number should be, null stands for one.
void check_gbench_json(const std::string& text) {
  const nlohmann::json benchmarks = nlohmann::json::parse(text).at("benchmarks");
  for (const nlohmann::json& benchmark : benchmarks) {
    expect(benchmark.at("real_time").is_number(), "gbench.json has a time that is no number");
  }
}

/// Numbers are looked for only where no text of the input could be taken for one.
void check_markdown(const std::string& text, std::string_view input) {
  expect(is_utf8(text), "report.md is not UTF-8");
  expect(without_controls(text) == text, "report.md has control characters");
  expect(text.find("<script") == std::string::npos, "report.md has a script");
  for (const char* number : {"inf", "nan"}) {
    if (input.find(number) != std::string_view::npos || input.find("\\u") != std::string_view::npos) continue;
    for (const char* before : {"×", "×-", "[", ", ", "| "}) {
      const std::string place = std::string(before) + number;
      expect(text.find(place) == std::string::npos, fmt::format("report.md has '{}'", place));
    }
  }
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// A name must not be able to bring elements of its own.
void check_html(const std::string& text) {
  static const std::string kEmpty = html({});
  expect(is_utf8(text), "report.html is not UTF-8");
  for (const char* element : {"<script", "<style", "<iframe", "<img"}) {
    expect(count(text, element) == count(kEmpty, element),
           fmt::format("report.html has {} from a name", element));
  }
}

}  // namespace

std::string read_and_render(std::string_view input) {
  std::string_view rest = input;
  RunFiles files;
  files.machine = next_file(rest);
  files.cases = next_file(rest);
  files.samples = next_file(rest);
  Run run;
  try {
    run = parse_run(files, "run");
  } catch (const ResultsError& error) {
    check_message(error.what());
    return error.what();
  }
  const Rendered reports = rendered(run);
  check_results_csv(reports.results_csv);
  check_gbench_json(reports.gbench_json);
  check_markdown(reports.markdown, input);
  check_html(reports.html);
  return "";
}

}  // namespace lanebench
