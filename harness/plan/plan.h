// What a run will measure: one record per case, those that cannot run here included.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness/plan/cases.h"
#include "kernels/catalog.h"
#include "reports/results/records.h"

namespace lanebench {

/// What a person asked for.
struct RunOptions {
  std::vector<std::string> workloads;  ///< Empty: all.
  bool quick = false;
  bool full = false;
  std::vector<std::uint64_t> sizes;          ///< Values of each workload's size parameter; empty: as it is.
  std::vector<std::string> lanes;            ///< "scalar", "simd", "simd@AVX2", "cuda"; empty: all.
  std::vector<std::string> workers;          ///< "serial", "threads", "processes"; empty: all.
  std::vector<std::uint64_t> worker_counts;  ///< Empty: `default_worker_counts`.
  std::vector<std::string> settings;         ///< `key=value`.
  std::vector<std::string> yardsticks;       ///< Sets of programs to time beside our own cases.
  double budget_s = 0;                       ///< For the whole run.
  double precision = 0.01;                   ///< Half width of an interval at which rounds may stop.
  std::uint64_t seed = 1;                    ///< Of the order of cases.
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RunOptions, workloads, quick, full, sizes, lanes, workers, worker_counts,
                                   settings, yardsticks, budget_s, precision, seed)

inline constexpr std::uint64_t kMostRounds = 1000;
inline constexpr std::uint64_t kQuickRounds =
    12;  ///< What a fast workload saves gives a slow one an interval.
inline constexpr std::uint64_t kQuickSweepRounds = 7;  ///< One more than an interval needs.
/// Of a headline size's budget, for each smaller one: most of them are much faster, and have fewer cases.
inline constexpr double kSweepShare = 0.1;

/// One workload at one size.
struct PlannedWorkload {
  const Workload* workload;
  Parameters parameters;
  std::uint64_t size = 0;
  std::vector<CaseRecord> cases{};
  Commands commands{};  ///< Of the cases that are yardsticks.
  double share = 1;     ///< Of the run's budget, in shares of a headline size.
  std::uint64_t most_rounds = kMostRounds;
};

/// Throws InputError, before anything is allocated, for what cannot be done.
std::vector<PlannedWorkload> plan(const Catalog& catalog, const RunOptions& options);

/// The workload of that name; throws InputError with the nearest name.
const Workload& find_workload(const Catalog& catalog, const std::string& name);

/// Applies `key=value`; throws InputError.
void apply_setting(Parameters& parameters, const std::string& setting);

/// How many workers are measured unless a person says otherwise: powers of two up to the physical cores,
/// these, and what the workload adds.
std::vector<std::uint64_t> default_worker_counts(const Workload& workload);

}  // namespace lanebench
