// Sentences from counts and ratios.
#include "reports/compare/compare_sentences.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "reports/compare/compare_tables.h"
#include "reports/compare/compare_text.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

/// Below, two runs are as fast as each other.
constexpr double kNoDifference = 0.01;

template <typename Member>
std::size_t rows_with(const Comparison& comparison, Member member) {
  return static_cast<std::size_t>(std::ranges::count_if(
      comparison.rows, [&](const ComparedRow& row) { return (row.*member).has_value(); }));
}

std::string plural(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string percent_of(double ratio) {
  return fmt::format("{:.{}f} %", 100 * std::abs(ratio - 1), std::abs(ratio - 1) < 0.1 ? 1 : 0);
}

std::string common_sentence(const Comparison& comparison) {
  const auto [ratio, jobs] = *comparison.throughout;
  const std::string typical = fmt::format("(the typical of {} jobs)", jobs);
  if (std::abs(ratio - 1) < kNoDifference) {
    return fmt::format("{} is as fast as {} throughout {}: {}.", comparison.other.name, comparison.base.name,
                       typical, ratio_text(ratio));
  }
  const std::string said = fmt::format("{} is {} {} throughout {}", comparison.other.name, percent_of(ratio),
                                       ratio > 1 ? "slower" : "faster", typical);
  if (ratio > kMostOfAMachine || ratio < 1 / kMostOfAMachine) {
    return said + ": more than a busy machine does to code.";
  }
  const bool other_compiler = std::ranges::any_of(
      comparison.environment,
      [](const EnvironmentDifference& difference) { return difference.what.starts_with("compiler."); });
  return said +
         (other_compiler ? ": the machine, or the compiler, which differs." : ": the machine, most likely.") +
         " Rows are judged by what is left.";
}

std::string mean_sentence(const Comparison& comparison) {
  const std::string rows = plural(rows_with(comparison, &ComparedRow::ratio), "matched row");
  const std::string said = "Geometric mean of other / base in time over " + rows;
  if (!comparison.whole) return fmt::format("{}: {}.", said, ratio_text(*comparison.geometric_mean));
  const Whole& whole = *comparison.whole;
  const std::string which =
      whole.rows == comparison.rows.size() ? "" : fmt::format(" (of {} that are alike)", whole.rows);
  return fmt::format("{}: {}{}, {}.", said, ratio_text(whole.ratio), which, name_of(whole.verdict));
}

/// The reason that most rows without a verdict have.
std::string usual_doubt(const Comparison& comparison) {
  std::map<std::string, std::size_t> counts;
  for (const ComparedRow& row : comparison.rows) ++counts[row.note];
  const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? "none has times on both sides" : most->first;
}

/// "2 rows slower", "1 case lost", …
std::vector<std::string> regressions(const Comparison& comparison) {
  std::vector<std::string> said;
  if (const std::size_t slower = comparison.count(SpeedVerdict::kSlower); slower > 0) {
    said.push_back(plural(slower, "row") + " slower");
  }
  const auto lost = static_cast<std::size_t>(
      std::ranges::count(comparison.unmatched, Loss::kRegression, &UnmatchedRow::loss));
  if (lost > 0) said.push_back(plural(lost, "case") + " lost");
  if (comparison.whole && comparison.whole->verdict == SpeedVerdict::kSlower) {
    said.push_back("all rows together " + percent_of(comparison.whole->ratio.value) + " slower");
  }
  if (comparison.throughout && comparison.throughout->ratio > kMostOfAMachine) {
    said.emplace_back("everything slower throughout");
  }
  return said;
}

std::string verdict_sentence(const Comparison& comparison) {
  const std::size_t judged = comparison.judged();
  switch (conclusion({comparison})) {
    case Conclusion::kNoRegression:
      break;
    case Conclusion::kUndecided:
      return fmt::format("No row could be judged: {}.", usual_doubt(comparison));
    case Conclusion::kRegression:
      return fmt::format("{}: {}.", comparison.same_run ? "SLOWER than the baseline" : "REGRESSION",
                         fmt::join(regressions(comparison), ", "));
    case Conclusion::kWrongAnswers:
      return "WRONG ANSWERS: a case that was right is wrong now.";
  }
  if (judged == comparison.rows.size()) return "No regression found: every row was judged.";
  if (judged == 0) return "No regression of the whole found; no single row could be judged.";
  return fmt::format("No regression found among the {} that could be judged; {} could not.",
                     plural(judged, "row"), comparison.rows.size() - judged);
}

}  // namespace

std::string title_of(const Comparison& comparison) {
  std::vector<std::string> counts;
  for (const auto& [verdict, word] :
       {std::pair(SpeedVerdict::kSlower, "slower"), std::pair(SpeedVerdict::kFaster, "faster"),
        std::pair(SpeedVerdict::kSame, "the same")}) {
    if (const std::size_t count = comparison.count(verdict); count > 0) {
      counts.push_back(fmt::format("{} {}", count, word));
    }
  }
  const std::size_t unknown = comparison.rows.size() - comparison.judged();
  if (unknown > 0 || counts.empty()) counts.push_back(fmt::format("{} unknown", unknown));
  return fmt::format("{} against {}: {}", comparison.other.name, comparison.base.name,
                     fmt::join(counts, ", "));
}

std::vector<std::string> throughout(const Comparison& comparison) {
  std::vector<std::string> said;
  if (comparison.throughout) said.push_back(common_sentence(comparison));
  if (!comparison.same_machine && !comparison.speedup_geometric_mean) {
    said.emplace_back("Different machines: their times say nothing about the code, and are not tested.");
  } else if (!comparison.same_machine) {
    said.push_back(fmt::format(
        "Different machines: times are not tested; compared are speedups over {} of the same run, "
        "and percent of the roof.",
        kBaseline));
  } else if (comparison.count(SpeedVerdict::kNotTested) > 0) {
    said.push_back("Different GPUs: the times of its rows are not tested, their speedups are compared.");
  }
  if (comparison.geometric_mean) said.push_back(mean_sentence(comparison));
  if (comparison.speedup_geometric_mean) {
    said.push_back(fmt::format("Geometric mean of other / base in speedup over {}: {}.",
                               plural(rows_with(comparison, &ComparedRow::speedup_ratio), "matched row"),
                               ratio_text(*comparison.speedup_geometric_mean)));
  }
  return said;
}

std::vector<std::string> conclusion_sentences(const Comparison& comparison) {
  std::vector<std::string> said;
  if (comparison.geometric_mean) {
    said.push_back(fmt::format("{} SLOWER, {} FASTER, {} SAME, {} INCONCLUSIVE.",
                               comparison.count(SpeedVerdict::kSlower),
                               comparison.count(SpeedVerdict::kFaster), comparison.count(SpeedVerdict::kSame),
                               comparison.count(SpeedVerdict::kInconclusive)));
  }
  if (comparison.geometric_mean && comparison.advisory) {
    said.push_back(fmt::format(
        "Verdicts are advisory: {} against {}, and fewer than {} on a side cannot tell a difference from "
        "what is the same throughout a run, such as the placement of its memory or a busy neighbour.",
        plural(comparison.base.run_ids.size(), "run"), comparison.other.run_ids.size(), kRunsForCertainty));
  }
  said.push_back(verdict_sentence(comparison));
  return said;
}

std::string remedy(Doubt doubt) {
  switch (doubt) {
    case Doubt::kNone:
      return "";
    case Doubt::kMachines:
      return "different machines";
    case Doubt::kOnce:
      return "a single time on a side; repeat it, by --benchmark_repetitions=10 or by several runs";
    case Doubt::kTooFew:
      return "too few repetitions for an interval; ten are a good number";
    case Doubt::kOneStretch:
      return "measured in one stretch of time, in which the machine may have had another mood; runs of this "
             "version have passes, or give several runs of each side";
    case Doubt::kFewPasses:
      return "too few passes for a verdict; give the run a larger --budget or fewer workloads";
    case Doubt::kMachineMood:
      return "changed, but by no more than the machine may have done";
    case Doubt::kAmongMany:
      return "changed by their own intervals, but not certain among so many rows; measure longer, or fewer "
             "workloads";
    case Doubt::kCoarse:
      return "the same code, timed twice, differed by more than 30 %: nothing can be called the same there";
    case Doubt::kNoise:
      break;
  }
  return "too much noise for the threshold; measure longer, or on a quieter machine";
}

}  // namespace lanebench
