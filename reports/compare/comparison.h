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

/// With fewer runs on a side a verdict is advisory: what is the same throughout a run (the placement of its
/// memory, a busy neighbour) cannot be told from a difference between the sides.
inline constexpr std::size_t kRunsForCertainty = 5;

/// A case that has times on both sides.
struct ComparedRow {
  CaseKey key;
  double base_s = 0;  ///< Median over rounds; of several runs, the median of their medians.
  double other_s = 0;
  std::size_t base_n = 0;  ///< Observations: the rounds of one run, or the runs of several.
  std::size_t other_n = 0;
  std::optional<Estimate> ratio;  ///< other / base in time; absent across machines.
  std::optional<Estimate>
      speedup_ratio;                   ///< other / base in speedup over scalar/serial; across machines only.
  std::optional<double> base_speedup;  ///< Over scalar/serial of the same run; median of the runs.
  std::optional<double> other_speedup;
  std::optional<double> base_pct_roof;
  std::optional<double> other_pct_roof;
  double threshold = 0;            ///< The larger of what was asked for and the A/A floors: 0.03 for 3 %.
  std::optional<double> p_slower;  ///< After Holm's correction.
  std::optional<double> p_faster;
  SpeedVerdict verdict = SpeedVerdict::kNotTested;
  std::string note;  ///< Why it is not certain; may be empty.
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
};

struct EnvironmentDifference {
  std::string what;   ///< "compiler.version", "options.seed"
  std::string base;   ///< Runs of one side that differ among themselves: all their values, joined by " | ".
  std::string other;  ///< Likewise.
};

struct Comparison {
  SideInWords base;
  SideInWords other;
  bool same_machine = true;  ///< The same CPU; rows of a GPU ask for the same GPU besides.
  bool advisory = true;
  std::vector<EnvironmentDifference> environment;
  std::vector<ComparedRow> rows;  ///< In the order of the base.
  std::vector<UnmatchedRow> unmatched;
  std::optional<double> geometric_mean;          ///< Of the ratios of all rows that have one.
  std::optional<double> speedup_geometric_mean;  ///< Likewise of the ratios of speedups.

  std::size_t count(SpeedVerdict verdict) const;
};

enum class Conclusion { kNoRegression, kRegression, kWrongAnswers };

/// The worst of them.
Conclusion conclusion(const std::vector<Comparison>& comparisons);

}  // namespace lanebench
