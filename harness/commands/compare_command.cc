// `compare`: runs side by side.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "harness/commands/commands.h"
#include "harness/commands/option_values.h"
#include "harness/commands/terminal.h"
#include "kernels/contract/parameters.h"
#include "reports/compare/compare.h"
#include "reports/compare/compare_formats.h"

namespace lanebench {
namespace {

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

/// What `compare` was given, as text.
struct CompareQuestion {
  std::vector<std::string> sides;
  std::string threshold = "3%";
  std::string format = "terminal";
};

int compare_sides(const CompareQuestion& question) {
  const std::vector<std::string>& sides = question.sides;
  const double threshold = parse_fraction(question.threshold, "--threshold");
  if (sides.size() < 2) throw InputError("compare needs two sides or more: lanebench compare A B");
  const Side base = load_side(sides.front());
  std::vector<Comparison> comparisons;
  for (std::size_t i = 1; i < sides.size(); ++i) {
    comparisons.push_back(compare(base, load_side(sides[i]), threshold));
  }
  fmt::print("{}", rendered(comparisons, question.format));
  return exit_code(conclusion(comparisons));
}

}  // namespace

Command add_compare(CLI::App& program) {
  CLI::App* options = program.add_subcommand(
      "compare",
      "Runs side by side: what is slower, what is faster, and how sure that is. Exit code 0: no regression, "
      "1: regression, 2: bad input or nothing to compare, 3: wrong answers");
  const auto question = std::make_shared<CompareQuestion>();
  options
      ->add_option("SIDES", question->sides,
                   "A B [C…]: results folders or Google Benchmark JSON files; the first is the base. Several "
                   "runs of one side are joined by commas, and 5 or more make its verdicts certain")
      ->required();
  options
      ->add_option("--threshold", question->threshold,
                   "Differences up to this, or up to the machine's own A/A floor, are none")
      ->capture_default_str();
  options->add_option("--format", question->format, "For a terminal, or md, csv, json")
      ->check(CLI::IsMember({"terminal", "md", "csv", "json"}))
      ->capture_default_str();
  return {options, [question] { return compare_sides(*question); }};
}

}  // namespace lanebench
