// What a run's samples say about each case: medians, speedups, rates, and warnings about noise.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/statistics.h"
#include "reports/results/records.h"

namespace lanebench {

/// Percent of a roof. Ceilings are measured, too, and a neighbour on the other half of a core halves one:
/// twice a ceiling happens, thrice does not.
inline constexpr double kAboveRoof = 300;

/// One case and its numbers. A case whose status is not ok has none, even where samples of it exist.
struct Result {
  CaseRecord record;
  std::vector<Sample> samples;  ///< In the order of rounds, in each of which the baseline has two.
  std::optional<Estimate> median_s;
  std::optional<double> min_s;
  std::optional<double> mad_s;
  std::string baseline;             ///< The case that `speedup` compares with; empty where there is none.
  std::optional<Estimate> speedup;  ///< Over the rounds that timed both.
  std::optional<double> gflop_s;
  std::optional<double> gb_s;
  std::optional<double> items_s;
  std::optional<double> pct_roof;  ///< Of the ceiling that binds it.
  std::string roof;                ///< Which one that is, or why there is no percentage.
  std::vector<std::string> flags;

  bool ok() const { return record.status == Status::kOk; }
  /// So far above its ceiling that either its kernel leaves work out or a clock is wrong.
  bool above_roof() const { return pct_roof && *pct_roof > kAboveRoof; }
  /// Whether its speedup is one to compare with others.
  bool counts() const { return speedup && !above_roof(); }
};

/// The cases of one workload at one size: what is compared with each other.
struct WorkloadSummary {
  std::string workload;
  std::uint64_t size = 0;
  /// How far from 1 the speedup of the baseline over itself may be: the larger distance of its 95 % interval,
  /// 0.01 for 1 %. Differences below it mean nothing on this machine. Absent below 6 rounds.
  std::optional<double> aa_floor{};
  bool headline = true;  ///< The largest size of its workload in this run; the others are points of a sweep.
  std::vector<Result> results{};  ///< In plan order.

  const CaseRecord& first() const { return results.front().record; }
};

struct Summary {
  std::string run_id;
  std::string options = "{}";  ///< As a run has them.
  Machine machine;
  std::vector<WorkloadSummary> workloads;
};

/// A median stands up to a tenth of its samples being disturbed; beyond that it begins to move.
inline constexpr double kDisturbedShare = 0.10;
/// Stolen time above this share of the time measured is of the size of the precision that runs aim at (1 %).
inline constexpr double kStolenShare = 0.01;

Summary summarize(const Run& run);

/// The median of a case on each CPU that worker 0 sat on.
std::map<std::uint64_t, double> seconds_by_cpu(const Result& result);

}  // namespace lanebench
