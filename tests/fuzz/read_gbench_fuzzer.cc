// Fuzzes the reader of Google Benchmark's JSON, and the comparison of what it accepts with itself.
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "reports/analysis/summary.h"
#include "reports/compare/compare.h"
#include "reports/compare/compare_formats.h"
#include "reports/compare/side.h"
#include "reports/results/gbench_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  lanebench::Run run;
  try {
    run = lanebench::parse_gbench({reinterpret_cast<const char*>(data), size}, "file");
  } catch (const lanebench::ResultsError& error) {
    const std::string_view message = error.what();
    if (!message.starts_with("file: ") || message.find('\n') != message.npos)
      throw std::logic_error(error.what());
    return 0;
  }
  const lanebench::Side side{"side", {{"file", run.options, true, lanebench::summarize(run)}}};
  const std::vector<lanebench::Comparison> comparisons{lanebench::compare(side, side, 0.03)};
  (void)lanebench::compare_terminal(comparisons, true);
  (void)lanebench::compare_markdown(comparisons);
  (void)lanebench::compare_csv(comparisons);
  (void)lanebench::compare_json(comparisons);
  return 0;
}
