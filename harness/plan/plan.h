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

/// Of a headline size's budget, for each smaller one: most of them are much faster, and have fewer cases.
inline constexpr double kSweepShare = 0.1;

/// One workload at one size.
struct PlannedWorkload {
  const Workload* workload;
  Parameters parameters;
  std::uint64_t size = 0;
  std::vector<CaseRecord> cases{};
  Commands commands{};   ///< Of the cases that are yardsticks.
  bool headline = true;  ///< The largest of its sizes, measured with every case and in every pass.

  /// Of the run's budget, in shares of a headline size.
  double share() const { return headline ? 1 : kSweepShare; }
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
