// Reads Google Benchmark's JSON from memory and compares it with itself.
#include "tests/fuzz/read_and_compare.h"

#include <stdexcept>

#include "reports/analysis/summary.h"
#include "reports/compare/compare.h"
#include "reports/compare/compare_formats.h"
#include "reports/compare/side.h"
#include "reports/results/gbench_reader.h"
#include "reports/text/limits.h"

namespace lanebench {

std::string read_and_compare(std::string_view text) {
  std::vector<Comparison> comparisons;
  try {
    const Run run = parse_gbench(text, "file");
    const Side side{"side", {{"file", facts_of_text(run.options), true, summarize(run), run.notes}}};
    comparisons.push_back(compare(side, side, 0.03));
  } catch (const ResultsError& error) {
    const std::string message = error.what();
    if (message.find('\n') != std::string::npos) throw std::logic_error("not one line: " + message);
    return message;
  }
  for (const ComparedRow& row : comparisons.front().rows) {
    if (row.verdict == SpeedVerdict::kSlower || row.verdict == SpeedVerdict::kFaster) {
      throw std::logic_error(row.key.case_id + " is not as fast as itself");
    }
  }
  (void)compare_terminal(comparisons, true, true);
  (void)compare_markdown(comparisons, true);
  (void)compare_html(comparisons);
  (void)compare_csv(comparisons);
  (void)compare_json(comparisons);
  return "";
}

}  // namespace lanebench
