// Puts a comparison into words.
#include "reports/compare/compare_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "reports/compare/compare_sentences.h"
#include "reports/compare/compare_tables.h"
#include "reports/results/case_id.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

/// So many rows are all shown, and so many lines.
constexpr std::size_t kFewRows = 20;

std::string side_line(const char* role, const SideInWords& side) {
  const std::string runs = fmt::format("{}: {} · {}", role, side.name, fmt::join(side.run_ids, ", "));
  return side.machine.empty() ? runs : fmt::format("{} · {}", runs, side.machine);
}

std::string unmatched_line(const UnmatchedRow& row) {
  const std::string size = row.key.workload.empty() ? "" : fmt::format(" ({})", row.key.size);
  const std::string loss = row.loss == Loss::kNone ? "" : "lost, ";
  return fmt::format("{}{}: {}{} → {}", row.key.case_id, size, loss, row.base, row.other);
}

std::vector<std::string> unmatched_lines(const Comparison& comparison, bool all) {
  std::vector<UnmatchedRow> rows = comparison.unmatched;
  std::ranges::stable_sort(rows, std::greater(), &UnmatchedRow::loss);
  const std::size_t shown = all ? rows.size() : std::min(rows.size(), kFewRows);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < shown; ++i) lines.push_back(unmatched_line(rows[i]));
  if (shown < rows.size())
    lines.push_back(fmt::format("and {} more (--all shows them)", rows.size() - shown));
  return lines;
}

/// How many rows have no verdict for what reason, the most frequent first.
std::vector<std::string> doubts(const Comparison& comparison) {
  std::map<Doubt, std::size_t> counts;
  for (const ComparedRow& row : comparison.rows) {
    if (!row.is_judged()) ++counts[row.doubt];
  }
  std::vector<std::pair<std::size_t, Doubt>> kinds;
  for (const auto& [doubt, count] : counts) kinds.emplace_back(count, doubt);
  std::ranges::stable_sort(kinds, std::greater(), &std::pair<std::size_t, Doubt>::first);
  std::vector<std::string> lines;
  for (const auto& [count, doubt] : kinds) lines.push_back(fmt::format("{}: {}", count, remedy(doubt)));
  return lines;
}

void add_table(std::vector<ComparisonSection>& sections, const std::string& title, Table table,
               bool folded = false) {
  if (!table.rows.empty()) sections.push_back({title, {}, std::move(table), folded});
}

std::vector<ComparisonSection> sections_of(const Comparison& comparison, bool all) {
  const auto times = [&](const RowFilter& wanted) { return times_table(comparison, wanted); };
  const auto has = [](SpeedVerdict verdict) {
    return [verdict](const ComparedRow& row) { return row.verdict == verdict; };
  };
  const auto any = [](const ComparedRow&) { return true; };
  std::vector<ComparisonSection> sections;
  const bool is_long = comparison.rows.size() > kFewRows;
  if (is_long) {
    add_table(sections, "What is slower", times(has(SpeedVerdict::kSlower)));
    add_table(sections, "What is faster", times(has(SpeedVerdict::kFaster)));
    const std::size_t unknown = comparison.rows.size() - comparison.judged();
    if (unknown > 0) {
      sections.push_back({fmt::format("What is unknown: {} of {} rows", unknown, comparison.rows.size()),
                          doubts(comparison),
                          {}});
    }
  }
  if (!is_long || all) {
    add_table(sections, "Every row", times(any), is_long);
    add_table(sections, "Between machines", speedups_table(comparison), is_long);
  }
  if (!comparison.unmatched.empty()) {
    sections.push_back({"Without times on both sides", unmatched_lines(comparison, all), {}});
  }
  if (is_long && !all) sections.back().lines.emplace_back("--all shows every row");
  return sections;
}

}  // namespace

std::string name_of(SpeedVerdict verdict) {
  switch (verdict) {
    case SpeedVerdict::kSlower:
      return "SLOWER";
    case SpeedVerdict::kFaster:
      return "FASTER";
    case SpeedVerdict::kSame:
      return "SAME";
    case SpeedVerdict::kInconclusive:
      return "INCONCLUSIVE";
    case SpeedVerdict::kNotTested:
      break;
  }
  return "NOT TESTED";
}

std::string name_of(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::kNoRegression:
      return "no regression";
    case Conclusion::kUndecided:
      return "undecided";
    case Conclusion::kRegression:
      return "regression";
    case Conclusion::kWrongAnswers:
      break;
  }
  return "wrong answers";
}

std::string name_of(Loss loss) {
  switch (loss) {
    case Loss::kNone:
      return "";
    case Loss::kListed:
      return "listed";
    case Loss::kRegression:
      return "regression";
    case Loss::kWrong:
      break;
  }
  return name_of(Status::kWrong);
}

ComparisonText in_words(const Comparison& comparison, bool all) {
  ComparisonText text;
  text.title = title_of(comparison);
  text.sides = {side_line("base", comparison.base), side_line("other", comparison.other)};
  for (const auto& [role, side] :
       {std::pair("base", &comparison.base), std::pair("other", &comparison.other)}) {
    for (const std::string& note : side->notes) text.notes.push_back(fmt::format("{}: {}", role, note));
  }
  for (const EnvironmentDifference& difference : comparison.environment) {
    text.environment.push_back(
        fmt::format("{}: {} → {}", difference.what, difference.base, difference.other));
  }
  text.throughout = throughout(comparison);
  text.sections = sections_of(comparison, all);
  text.conclusion = conclusion_sentences(comparison);
  return text;
}

}  // namespace lanebench
