// What a comparison's tests work on: the numbers of one case on one side.
#pragma once

#include <optional>
#include <vector>

#include "reports/analysis/two_samples.h"
#include "reports/compare/compare_cases.h"

namespace lanebench {

/// What counts as independent.
enum class Unit {
  kRounds,  ///< Of one run in one pass, and the repetitions of Google Benchmark.
  kPasses,  ///< Of one run.
  kRuns,
};

struct Observations {
  std::vector<double> log_seconds;
  std::vector<double> log_speedups;  ///< Empty where there is nothing to be faster than.
  /// How slow the cores were meanwhile, by the probes around the samples; absent where there were none.
  std::optional<double> log_probe;
  double seconds = 0;
  std::optional<double> speedup;
  std::optional<double> pct_roof;
};

/// A case that has times on both sides.
struct RowPair {
  CaseKey key;
  Observations base;
  Observations other;
  Unit unit = Unit::kRuns;
  bool same_machine = true;
  bool has_speedups = false;  ///< And is not what speedups compare with.
  double asked = 0;           ///< The threshold that was asked for.
  double threshold = 0;       ///< That, or the A/A floors where they are larger.

  std::size_t fewest() const;
  /// Whether the same code differed from itself by so much that nothing can be called the same.
  bool is_coarse() const;
  /// By passes and runs Welch's test, since a rank test is certain of few rows only; by rounds the rank test,
  /// since single times have outliers.
  ShiftTest test(Margin margin, double spread = 1) const;
  ShiftTest test_speedups() const;
};

/// `single`: one run on each side, told apart by what varies within them.
RowPair pair_up(const CaseOfSide& base, const CaseOfSide& other, bool single, bool same_machine,
                double threshold);

}  // namespace lanebench
