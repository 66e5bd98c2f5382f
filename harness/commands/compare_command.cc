// `compare`: runs side by side.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "harness/commands/commands.h"
#include "harness/commands/option_values.h"
#include "harness/commands/terminal.h"
#include "kernels/contract/parameters.h"
#include "reports/compare/against_baseline.h"
#include "reports/compare/compare.h"
#include "reports/compare/compare_formats.h"

namespace lanebench {
namespace {

const std::map<std::string, RowOrder> kOrders = {{"file", RowOrder::kFile},
                                                 {"name", RowOrder::kName},
                                                 {"ratio", RowOrder::kRatio},
                                                 {"time", RowOrder::kTime}};

/// What `compare` was given, as text.
struct CompareQuestion {
  std::vector<std::string> sides;
  std::string baseline;
  std::string threshold = "3%";
  std::string filter;
  std::string sort = "file";
  std::string format = "terminal";
  bool all = false;
  bool allow_undecided = false;
};

std::string rendered(const std::vector<Comparison>& comparisons, const CompareQuestion& question) {
  const std::string& format = question.format;
  if (format == "md") return compare_markdown(comparisons, question.all);
  if (format == "html") return compare_html(comparisons);
  if (format == "csv") return compare_csv(comparisons);
  if (format == "json") return compare_json(comparisons);
  return compare_terminal(comparisons, question.all, wants_colour());
}

ExitCode exit_code(Conclusion conclusion, bool allow_undecided) {
  switch (conclusion) {
    case Conclusion::kNoRegression:
      return kSuccess;
    case Conclusion::kUndecided:
      return allow_undecided ? kSuccess : kUndecided;
    case Conclusion::kRegression:
      return kFailure;
    case Conclusion::kWrongAnswers:
      break;
  }
  return kWrongAnswer;
}

std::vector<Comparison> compare_sides(const CompareQuestion& question) {
  const std::vector<std::string>& sides = question.sides;
  const double threshold = parse_fraction(question.threshold, "--threshold");
  std::vector<Comparison> comparisons;
  if (!question.baseline.empty()) {
    if (sides.size() != 1) throw InputError("--against-baseline compares within one side");
    const auto [base, other] = against_baseline(load_side(sides.front()), question.baseline);
    return {compare(base, other, threshold, question.filter)};
  }
  if (sides.size() < 2) throw InputError("compare needs two sides or more: lanebench compare A B");
  const Side base = load_side(sides.front());
  for (std::size_t i = 1; i < sides.size(); ++i) {
    comparisons.push_back(compare(base, load_side(sides[i]), threshold, question.filter));
  }
  return comparisons;
}

int answer(const CompareQuestion& question) {
  std::vector<Comparison> comparisons = compare_sides(question);
  for (Comparison& comparison : comparisons) sort_rows(comparison, kOrders.at(question.sort));
  fmt::print("{}", rendered(comparisons, question));
  return exit_code(conclusion(comparisons), question.allow_undecided);
}

}  // namespace

Command add_compare(CLI::App& program) {
  CLI::App* options = program.add_subcommand(
      "compare",
      "Runs side by side: what is slower, what is faster, and how sure that is. Exit code 0: no regression, "
      "1: regression, 2: bad input or nothing to compare, 3: wrong answers, 4: no row could be judged");
  const auto question = std::make_shared<CompareQuestion>();
  options
      ->add_option("SIDES", question->sides,
                   "A B [C…]: results folders or Google Benchmark JSON files; the first is the base. Several "
                   "runs of one side are joined by commas, and 5 or more make its verdicts certain")
      ->required();
  options->add_option("--against-baseline", question->baseline,
                      "Within one side: every row against this one, such as scalar/serial or BM_old");
  options
      ->add_option("--threshold", question->threshold,
                   "Differences up to this, or up to the machine's own A/A floor, are none")
      ->capture_default_str();
  options->add_option("--filter", question->filter, "Only the cases whose names hold this text");
  options->add_option("--sort", question->sort, "The order of rows: as in the file, by name, ratio or time")
      ->check(CLI::IsMember({"file", "name", "ratio", "time"}))
      ->capture_default_str();
  options->add_flag("--all", question->all, "Every row, not only what changed");
  options->add_option("--format", question->format, "For a terminal, or md, html, csv, json")
      ->check(CLI::IsMember({"terminal", "md", "html", "csv", "json"}))
      ->capture_default_str();
  options->add_flag("--allow-undecided", question->allow_undecided,
                    "Exit code 0, not 4, where no row could be judged");
  return {options, [question] { return answer(*question); }};
}

}  // namespace lanebench
