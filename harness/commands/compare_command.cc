// `compare`: runs side by side.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "harness/commands/commands.h"
#include "reports/compare/compare.h"
#include "reports/compare/compare_formats.h"

namespace lanebench {
namespace {

/// See https://no-color.org: any value but an empty one says no.
bool wants_colour() {
  const char* refused = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (refused == nullptr || *refused == '\0');
}

std::string rendered(const std::vector<Comparison>& comparisons, const std::string& format) {
  if (format == "md") return compare_markdown(comparisons);
  if (format == "csv") return compare_csv(comparisons);
  if (format == "json") return compare_json(comparisons);
  return compare_terminal(comparisons, wants_colour());
}

ExitCode exit_code(Conclusion conclusion) {
  if (conclusion == Conclusion::kWrongAnswers) return kWrongAnswer;
  return conclusion == Conclusion::kRegression ? kFailure : kSuccess;
}

}  // namespace

int compare_command(const std::vector<std::string>& sides, double threshold, const std::string& format) {
  if (sides.size() < 2) throw InputError("compare needs two sides or more: lanebench compare A B");
  const Side base = load_side(sides.front());
  std::vector<Comparison> comparisons;
  for (std::size_t i = 1; i < sides.size(); ++i) {
    comparisons.push_back(compare(base, load_side(sides[i]), threshold));
  }
  const std::string text = rendered(comparisons, format);
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    fmt::print(stderr, "lanebench: cannot write the comparison\n");
    return kBadInput;
  }
  return exit_code(conclusion(comparisons));
}

}  // namespace lanebench
