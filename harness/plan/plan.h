// What a run will measure: one record per case, those that cannot run here included.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "harness/plan/cases.h"
#include "harness/plan/run_options.h"
#include "kernels/catalog.h"
#include "reports/results/records.h"

namespace lanebench {

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
const Workload& find_workload(const Catalog& catalog, std::string_view name);

/// Applies `key=value`; throws InputError.
void apply_setting(Parameters& parameters, const std::string& setting);

/// How many workers are measured unless a person says otherwise: powers of two up to the physical cores,
/// or to what a CPU quota gives, these, and what the workload adds.
std::vector<std::uint64_t> default_worker_counts(const Workload& workload);

}  // namespace lanebench
