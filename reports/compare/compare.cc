// Matches the cases of two sides, tests each, and corrects for their number.
#include "reports/compare/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/analysis/two_samples.h"
#include "reports/compare/compare_cases.h"
#include "reports/compare/environment_difference.h"
#include "reports/compare/same_machine.h"
#include "reports/text/limits.h"

namespace lanebench {
namespace {

/// Of all verdicts of one direction in a comparison, the chance that even one is false stays below this.
constexpr double kFalseAlarms = 0.01;

/// The observations that a test works on.
struct Observations {
  std::vector<double> log_seconds;
  std::vector<double> log_speedups;  ///< Empty where there is nothing to be faster than.
  double seconds = 0;
  std::optional<double> speedup;
  std::optional<double> pct_roof;
};

/// Of one run, round by round: a speedup pairs the times of one round.
void observe_rounds(const TimedCase& timed, Observations& observations) {
  for (const Sample& sample : timed.result->samples) {
    // Two samples of one round say little more than one.
    if (!sample.twin) observations.log_seconds.push_back(std::log(sample.seconds));
  }
  const auto is_baseline = [&](const Result& result) {
    return result.record.case_id == timed.result->baseline;
  };
  const auto baseline = std::ranges::find_if(timed.group->results, is_baseline);
  if (baseline == timed.group->results.end()) return;
  const auto [passes, seconds, disturbed] = in_common_rounds({baseline->samples, timed.result->samples});
  for (std::size_t i = 0; i < passes.size(); ++i) {
    observations.log_speedups.push_back(std::log(seconds[0][i]) - std::log(seconds[1][i]));
  }
}

Observations observe(const CaseOfSide& side, bool by_rounds) {
  Observations observations;
  std::vector<double> medians;
  std::vector<double> speedups;
  std::vector<double> roofs;
  for (const TimedCase& timed : side.timed) {
    medians.push_back(timed.result->median_s->value);
    if (timed.result->speedup) speedups.push_back(timed.result->speedup->value);
    if (timed.result->pct_roof) roofs.push_back(*timed.result->pct_roof);
  }
  if (by_rounds) {
    observe_rounds(side.timed.front(), observations);
  } else {
    for (const double seconds : medians) observations.log_seconds.push_back(std::log(seconds));
    for (const double speedup : speedups) observations.log_speedups.push_back(std::log(speedup));
  }
  observations.seconds = median(medians);
  if (!speedups.empty()) observations.speedup = median(speedups);
  if (!roofs.empty()) observations.pct_roof = median(roofs);
  return observations;
}

double larger_floor(const CaseOfSide& side, double threshold) {
  for (const TimedCase& timed : side.timed) {
    threshold = std::max(threshold, timed.group->aa_floor.value_or(0));
  }
  return threshold;
}

/// How two sides are told apart: by rounds where each is one run, else by runs.
struct Method {
  bool by_rounds;

  ShiftTest test(const std::vector<double>& base, const std::vector<double>& other, double margin) const {
    return by_rounds ? rank_test(base, other, margin) : welch_test(base, other, margin);
  }
};

ComparedRow compare_row(const CaseOfSide& base, const CaseOfSide& other, bool same_machine, Method method,
                        double threshold) {
  const Observations left = observe(base, method.by_rounds);
  const Observations right = observe(other, method.by_rounds);
  ComparedRow row;
  row.key = base.key;
  row.base_s = left.seconds;
  row.other_s = right.seconds;
  row.base_n = left.log_seconds.size();
  row.other_n = right.log_seconds.size();
  row.base_speedup = left.speedup;
  row.other_speedup = right.speedup;
  row.base_pct_roof = left.pct_roof;
  row.other_pct_roof = right.pct_roof;
  row.threshold = std::max(larger_floor(base, threshold), larger_floor(other, threshold));
  if (same_machine) {
    const ShiftTest test = method.test(left.log_seconds, right.log_seconds, std::log1p(row.threshold));
    row.ratio = exp_of(test.shift);
    row.p_slower = test.p_above;
    row.p_faster = test.p_below;
  } else if (!left.log_speedups.empty() && !right.log_speedups.empty() &&
             base.timed.front().result->baseline != base.key.case_id) {
    row.speedup_ratio = exp_of(method.test(left.log_speedups, right.log_speedups, 0).shift);
  }
  return row;
}

void correct(std::vector<ComparedRow>& rows, std::optional<double> ComparedRow::*member) {
  std::vector<double> raw;
  for (const ComparedRow& row : rows) {
    if (row.*member) raw.push_back(*(row.*member));
  }
  const std::vector<double> adjusted = holm_adjusted(raw);
  auto next = adjusted.begin();
  for (ComparedRow& row : rows) {
    if (row.*member) row.*member = *next++;
  }
}

void judge(ComparedRow& row) {
  if (!row.ratio) return;
  const double most = 1 + row.threshold;
  const double least = 1 / most;
  const Estimate& ratio = *row.ratio;
  if (*row.p_slower <= kFalseAlarms) {
    row.verdict = SpeedVerdict::kSlower;
  } else if (*row.p_faster <= kFalseAlarms) {
    row.verdict = SpeedVerdict::kFaster;
  } else if (ratio.lower && *ratio.lower >= least && *ratio.upper <= most) {
    row.verdict = SpeedVerdict::kSame;
  } else {
    row.verdict = SpeedVerdict::kInconclusive;
    if (!ratio.lower) {
      row.note = "too few observations for an interval";
    } else if (*ratio.lower > most || *ratio.upper < least) {
      row.note = "outside by its interval alone, but not certain among all rows";
    }
  }
}

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
  SideInWords words{side.name, {}, ""};
  for (const LoadedRun& run : side.runs) words.run_ids.push_back(run.summary.run_id);
  const LoadedRun& first = side.runs.front();
  words.machine = first.is_gbench ? "" : first.summary.machine.line;
  return words;
}

/// Throws where the comparison would say nothing.
void require_something(const Comparison& comparison) {
  const auto has_lost = [](const UnmatchedRow& row) {
    return row.loss == Loss::kWrong || row.loss == Loss::kRegression;
  };
  if (std::ranges::any_of(comparison.unmatched, has_lost)) return;
  if (comparison.rows.empty()) {
    throw ResultsError(fmt::format("nothing to compare: no case has times in both '{}' and '{}'",
                                   comparison.base.name, comparison.other.name));
  }
  const auto says_something = [](const ComparedRow& row) {
    return row.ratio || row.speedup_ratio || (row.base_pct_roof && row.other_pct_roof);
  };
  if (std::ranges::none_of(comparison.rows, says_something)) {
    throw ResultsError(fmt::format("'{}' and '{}' are of different machines and have no speedups to compare",
                                   comparison.base.name, comparison.other.name));
  }
}

}  // namespace

Comparison compare(const Side& base, const Side& other, double threshold) {
  const MachineMatch match = match_machines(base, other);
  const Method method{base.runs.size() == 1 && other.runs.size() == 1};
  Comparison comparison;
  comparison.base = words_for(base);
  comparison.other = words_for(other);
  comparison.same_machine = match.same_cpu;
  comparison.advisory = std::min(base.runs.size(), other.runs.size()) < kRunsForCertainty;
  comparison.environment = environment_differences(base, other);
  const CasesOfSide left(base);
  const CasesOfSide right(other);
  for (const CaseOfSide& entry : left.in_order()) {
    const CaseOfSide* found = right.find(entry.key);
    if (entry.has_times() && found != nullptr && found->has_times()) {
      const bool same = match.same_for(entry.timed.front().result->record);
      comparison.rows.push_back(compare_row(entry, *found, same, method, threshold));
    } else if (const auto row = unmatched_row(&entry, found)) {
      comparison.unmatched.push_back(*row);
    }
  }
  for (const CaseOfSide& entry : right.in_order()) {
    if (left.find(entry.key) != nullptr) continue;
    if (const auto row = unmatched_row(nullptr, &entry)) comparison.unmatched.push_back(*row);
  }
  correct(comparison.rows, &ComparedRow::p_slower);
  correct(comparison.rows, &ComparedRow::p_faster);
  for (ComparedRow& row : comparison.rows) judge(row);
  comparison.geometric_mean = geometric_mean(comparison.rows, &ComparedRow::ratio);
  comparison.speedup_geometric_mean = geometric_mean(comparison.rows, &ComparedRow::speedup_ratio);
  require_something(comparison);
  return comparison;
}

}  // namespace lanebench
