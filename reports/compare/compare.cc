// Matches the cases of two sides and has them judged.
#include "reports/compare/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/compare/background.h"
#include "reports/compare/compare_cases.h"
#include "reports/compare/environment_difference.h"
#include "reports/compare/judge.h"
#include "reports/compare/observations.h"
#include "reports/compare/same_machine.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

std::optional<double> geometric_mean(const std::vector<ComparedRow>& rows,
                                     std::optional<Estimate> ComparedRow::*member) {
  double sum = 0;
  double count = 0;
  for (const ComparedRow& row : rows) {
    if (!(row.*member)) continue;
    sum += std::log((row.*member)->value);
    ++count;
  }
  return count > 0 ? std::optional(std::exp(sum / count)) : std::nullopt;
}

SideInWords words_for(const Side& side) {
  SideInWords words{side.name, {}, "", {}};
  for (const LoadedRun& run : side.runs) {
    words.run_ids.push_back(run.summary.run_id);
    for (const std::string& note : run.notes) {
      words.notes.push_back(side.runs.size() == 1 ? note : fmt::format("{}: {}", run.path, note));
    }
  }
  const LoadedRun& first = side.runs.front();
  words.machine = first.is_gbench ? "" : first.summary.machine.line;
  return words;
}

/// Throws where the comparison would say nothing.
void require_something(const Comparison& comparison) {
  const auto has_lost = [](const UnmatchedRow& row) {
    return row.loss == Loss::kWrong || row.loss == Loss::kRegression;
  };
  if (!comparison.rows.empty() || std::ranges::any_of(comparison.unmatched, has_lost)) return;
  throw ResultsError(fmt::format("nothing to compare: no case has times in both '{}' and '{}'",
                                 comparison.base.name, comparison.other.name));
}

/// Whether the case is asked for: its name holds the text.
bool is_wanted(const CaseKey& key, const std::string& filter) {
  return key.case_id.find(filter) != std::string::npos;
}

/// Pairs what both sides have, and lists what one of them lacks.
std::vector<RowPair> matched(const CasesOfSide& left, const CasesOfSide& right, bool single,
                             const MachineMatch& match, double threshold,
                             std::vector<UnmatchedRow>& unmatched) {
  std::vector<RowPair> pairs;
  for (const CaseOfSide& entry : left.in_order()) {
    const CaseOfSide* found = right.find(entry.key);
    if (entry.has_times() && found != nullptr && found->has_times()) {
      const bool same = match.same_for(entry.timed.front().result->record);
      pairs.push_back(pair_up(entry, *found, single, same, threshold));
    } else if (const auto row = unmatched_row(&entry, found)) {
      unmatched.push_back(*row);
    }
  }
  for (const CaseOfSide& entry : right.in_order()) {
    if (left.find(entry.key) != nullptr) continue;
    if (const auto row = unmatched_row(nullptr, &entry)) unmatched.push_back(*row);
  }
  return pairs;
}

}  // namespace

Comparison compare(const Side& base, const Side& other, double threshold, const std::string& filter) {
  const MachineMatch match = match_machines(base, other);
  const bool single = base.runs.size() == 1 && other.runs.size() == 1;
  Comparison comparison;
  comparison.base = words_for(base);
  comparison.other = words_for(other);
  comparison.same_machine = match.same_cpu;
  comparison.advisory = std::min(base.runs.size(), other.runs.size()) < kRunsForCertainty;
  comparison.environment = environment_differences(base, other);
  std::vector<RowPair> pairs =
      matched(CasesOfSide(base), CasesOfSide(other), single, match, threshold, comparison.unmatched);
  // Of all rows, whatever is asked for; within one run there is no other moment.
  comparison.same_run = base.runs.front().path == other.runs.front().path;
  const Background background = comparison.same_run ? Background{} : background_of(pairs);
  std::erase_if(pairs, [&](const RowPair& pair) { return !is_wanted(pair.key, filter); });
  std::erase_if(comparison.unmatched, [&](const UnmatchedRow& row) { return !is_wanted(row.key, filter); });
  comparison.rows = judge(pairs, background);
  if (background.is_known()) {
    comparison.throughout = {std::exp(background.common), background.jobs};
  } else {
    comparison.whole = judge_whole(pairs);
  }
  comparison.geometric_mean = geometric_mean(comparison.rows, &ComparedRow::ratio);
  comparison.speedup_geometric_mean = geometric_mean(comparison.rows, &ComparedRow::speedup_ratio);
  require_something(comparison);
  return comparison;
}

}  // namespace lanebench
