// Puts a comparison into words.
#include "reports/compare/compare_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "reports/results/case_id.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

/// As many digits as a person reads; a broken file may hold ratios that do not fit a table.
std::string ratio_text(double ratio) {
  return ratio >= 1e-3 && ratio < 1e6 ? significant(ratio, 4) : fmt::format("{:.2e}", ratio);
}

std::string ratio_text(const std::optional<Estimate>& ratio) {
  if (!ratio) return kNoNumber;
  if (!ratio->lower || !ratio->upper) return ratio_text(ratio->value);
  return fmt::format("{} [{}, {}]", ratio_text(ratio->value), ratio_text(*ratio->lower),
                     ratio_text(*ratio->upper));
}

std::string percent(double fraction) {
  return fmt::format("{:.1f} %", 100 * fraction);
}

std::string size_text(const CaseKey& key) {
  return key.workload.empty() ? kNoNumber : fmt::format("{}", key.size);
}

std::string gain_text(const std::optional<double>& speedup) {
  return speedup ? "×" + ratio_text(*speedup) : kNoNumber;
}

std::string roof_text(const std::optional<double>& percentage) {
  return percentage ? fmt::format("{:.1f} %", *percentage) : kNoNumber;
}

std::string verdict_text(const ComparedRow& row) {
  return row.note.empty() ? name_of(row.verdict) : fmt::format("{}: {}", name_of(row.verdict), row.note);
}

TextTable times(const Comparison& comparison) {
  TextTable table{{"case", "size", "base", "other", "other / base", "threshold",
                   comparison.advisory ? "verdict (advisory)" : "verdict"},
                  {},
                  {}};
  for (const ComparedRow& row : comparison.rows) {
    if (!row.ratio) continue;
    table.rows.push_back({row.key.case_id, size_text(row.key), human_time(row.base_s),
                          human_time(row.other_s), ratio_text(row.ratio), percent(row.threshold),
                          verdict_text(row)});
    table.verdicts.push_back(row.verdict);
  }
  return table;
}

TextTable speedups(const Comparison& comparison) {
  TextTable table{{"case", "size", "base", "other", "speedup of base", "speedup of other",
                   "speedups, other / base", "of roof, base", "of roof, other"},
                  {},
                  {}};
  for (const ComparedRow& row : comparison.rows) {
    if (row.ratio) continue;
    table.rows.push_back({row.key.case_id, size_text(row.key), human_time(row.base_s),
                          human_time(row.other_s), gain_text(row.base_speedup), gain_text(row.other_speedup),
                          ratio_text(row.speedup_ratio), roof_text(row.base_pct_roof),
                          roof_text(row.other_pct_roof)});
    table.verdicts.push_back(row.verdict);
  }
  return table;
}

std::string side_line(const char* role, const SideInWords& side) {
  const std::string runs = fmt::format("{}: {} · {}", role, side.name, fmt::join(side.run_ids, ", "));
  return side.machine.empty() ? runs : fmt::format("{} · {}", runs, side.machine);
}

std::string unmatched_line(const UnmatchedRow& row) {
  const std::string size = row.key.workload.empty() ? "" : fmt::format(" ({})", row.key.size);
  const std::string loss = row.loss == Loss::kNone ? "" : "lost, ";
  return fmt::format("{}{}: {}{} → {}", row.key.case_id, size, loss, row.base, row.other);
}

template <typename Member>
std::size_t rows_with(const Comparison& comparison, Member member) {
  return static_cast<std::size_t>(std::ranges::count_if(
      comparison.rows, [&](const ComparedRow& row) { return (row.*member).has_value(); }));
}

std::string plural(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::vector<std::string> sentences(const Comparison& comparison) {
  std::vector<std::string> said;
  if (!comparison.same_machine) {
    said.push_back(fmt::format(
        "Different machines: times are not tested; compared are speedups over {} of the same run, "
        "and percent of the roof.",
        kBaseline));
  } else if (comparison.count(SpeedVerdict::kNotTested) > 0) {
    said.push_back("Different GPUs: the times of its rows are not tested, their speedups are compared.");
  }
  if (comparison.geometric_mean) {
    said.push_back(fmt::format("Geometric mean of other / base in time over {}: {}.",
                               plural(rows_with(comparison, &ComparedRow::ratio), "matched row"),
                               ratio_text(*comparison.geometric_mean)));
    said.push_back(fmt::format("{} SLOWER, {} FASTER, {} SAME, {} INCONCLUSIVE.",
                               comparison.count(SpeedVerdict::kSlower),
                               comparison.count(SpeedVerdict::kFaster), comparison.count(SpeedVerdict::kSame),
                               comparison.count(SpeedVerdict::kInconclusive)));
  }
  if (comparison.speedup_geometric_mean) {
    said.push_back(fmt::format("Geometric mean of other / base in speedup over {}: {}.",
                               plural(rows_with(comparison, &ComparedRow::speedup_ratio), "matched row"),
                               ratio_text(*comparison.speedup_geometric_mean)));
  }
  if (comparison.geometric_mean && comparison.advisory) {
    said.push_back(fmt::format(
        "Verdicts are advisory: {} against {}, and fewer than {} on a side cannot tell a difference from "
        "what "
        "is the same throughout a run, such as the placement of its memory or a busy neighbour.",
        plural(comparison.base.run_ids.size(), "run"), comparison.other.run_ids.size(), kRunsForCertainty));
  }
  switch (conclusion({comparison})) {
    case Conclusion::kNoRegression:
      said.push_back("No regression found.");
      break;
    case Conclusion::kRegression:
      said.push_back("REGRESSION.");
      break;
    case Conclusion::kWrongAnswers:
      said.push_back("WRONG ANSWERS: a case that was right is wrong now.");
      break;
  }
  return said;
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

ComparisonText in_words(const Comparison& comparison) {
  ComparisonText text;
  text.sides = {side_line("base", comparison.base), side_line("other", comparison.other)};
  for (const EnvironmentDifference& difference : comparison.environment) {
    text.environment.push_back(
        fmt::format("{}: {} → {}", difference.what, difference.base, difference.other));
  }
  for (TextTable& table : std::vector{times(comparison), speedups(comparison)}) {
    if (!table.rows.empty()) text.tables.push_back(std::move(table));
  }
  for (const UnmatchedRow& row : comparison.unmatched) text.unmatched.push_back(unmatched_line(row));
  text.conclusion = sentences(comparison);
  return text;
}

}  // namespace lanebench
