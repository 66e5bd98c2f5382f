// What a comparison of two sides found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/results/records.h"
#include "reports/text/numbers.h"

namespace lanebench {

enum class SpeedVerdict {
  kSlower,        ///< The ratio is above 1 + threshold: rejected otherwise after Holm's correction.
  kFaster,        ///< The ratio is below 1 / (1 + threshold): likewise.
  kSame,          ///< The interval of the ratio lies between the two.
  kInconclusive,  ///< None of these can be said.
  kNotTested,     ///< Times of different machines.
};

/// Why a row has no verdict.
enum class Doubt {
  kNone,
  kMachines,     ///< Times of different machines.
  kOnce,         ///< A single observation on a side.
  kTooFew,       ///< Too few observations for an interval.
  kOneStretch,   ///< All in one stretch of time, in which the machine may have had another mood.
  kFewPasses,    ///< Too few passes for a verdict.
  kMachineMood,  ///< No more than the machine may have done.
  kAmongMany,    ///< Outside by its interval alone, but not certain among all rows.
  kNoise,        ///< The interval is too wide.
  kCoarse,       ///< Within a threshold so large that it says nothing.
};

/// With fewer runs on a side a verdict is advisory: what is the same throughout a run (the placement of its
/// memory, a busy neighbour) cannot be told from a difference between the sides.
inline constexpr std::size_t kRunsForCertainty = 5;

/// A machine that is busy with something else slows code by half a core at most: what all jobs of a run have
/// in common beyond this factor is no mood of the machine.
inline constexpr double kMostOfAMachine = 2;

/// A case that has times on both sides.
struct ComparedRow {
  CaseKey key;
  double base_s = 0;  ///< Median over rounds; of several runs, the median of their medians.
  double other_s = 0;
  std::size_t base_n = 0;  ///< Observations: the passes or rounds of one run, or the runs of several.
  std::size_t other_n = 0;
  std::optional<Estimate> ratio;  ///< other / base in time; absent across machines.
  std::optional<double> own;      ///< What of it is left after what all jobs of the two runs have in common.
  std::optional<Estimate>
      speedup_ratio;                   ///< other / base in speedup over scalar/serial; across machines only.
  std::optional<double> base_speedup;  ///< Over scalar/serial of the same run; median of the runs.
  std::optional<double> other_speedup;
  std::optional<double> base_pct_roof;
  std::optional<double> other_pct_roof;
  double threshold = 0;            ///< The larger of what was asked for and the A/A floors: 0.03 for 3 %.
  std::optional<double> p_slower;  ///< After Holm's correction; absent where the row was not tested.
  std::optional<double> p_faster;
  SpeedVerdict verdict = SpeedVerdict::kNotTested;
  Doubt doubt = Doubt::kMachines;  ///< None where there is a verdict.
  std::string note;                ///< The doubt in words.

  bool is_judged() const { return doubt == Doubt::kNone; }
};

enum class Loss { kNone, kListed, kRegression, kWrong };

/// A case that lacks times on a side.
struct UnmatchedRow {
  CaseKey key;
  std::string base;   ///< "ok", "crashed: SIGSEGV", "not part of this side".
  std::string other;  ///< Likewise.
  Loss loss = Loss::kNone;
};

/// What the header says about a side.
struct SideInWords {
  std::string name;
  std::vector<std::string> run_ids;  ///< Dates and hosts.
  std::string machine;
  std::vector<std::string> notes{};  ///< What a reader must know before the numbers: an interrupted run, …
};

struct EnvironmentDifference {
  std::string what;   ///< "compiler.version", "options.seed"
  std::string base;   ///< Runs of one side that differ among themselves: all their values, joined by " | ".
  std::string other;  ///< Likewise.
};

/// What all jobs of two single runs have in common: other / base in time.
struct Throughout {
  double ratio = 1;
  std::size_t jobs = 0;
};

/// The geometric mean of rows, judged like a row.
struct Whole {
  Estimate ratio;
  std::size_t rows = 0;
  double threshold = 0;
  SpeedVerdict verdict = SpeedVerdict::kInconclusive;
};

struct Comparison {
  SideInWords base;
  SideInWords other;
  bool same_machine = true;  ///< The same CPU; rows of a GPU ask for the same GPU besides.
  bool advisory = true;
  bool same_run = false;  ///< Rows of one run, held against a baseline of their own.
  std::vector<EnvironmentDifference> environment;
  std::vector<ComparedRow> rows;  ///< In the order of the base.
  std::vector<UnmatchedRow> unmatched;
  std::optional<Throughout> throughout;          ///< Of two runs of many jobs.
  std::optional<double> geometric_mean;          ///< Of the ratios of all rows that have one.
  std::optional<Whole> whole;                    ///< Where nothing is known of what runs have in common.
  std::optional<double> speedup_geometric_mean;  ///< Of the ratios of speedups.

  std::size_t count(SpeedVerdict verdict) const;
  std::size_t judged() const;
};

enum class RowOrder { kFile, kName, kRatio, kTime };

/// By name, the slowest ratio first, or the longest time of the base first.
void sort_rows(Comparison& comparison, RowOrder order);

enum class Conclusion { kNoRegression, kUndecided, kRegression, kWrongAnswers };

/// The worst of them.
Conclusion conclusion(const std::vector<Comparison>& comparisons);

}  // namespace lanebench
