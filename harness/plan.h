// What a run will measure: one record per case, those that cannot run here included.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "harness/yardsticks.h"
#include "kernels/catalog.h"
#include "reports/results.h"

namespace lanebench {

/// What a person asked for.
struct RunOptions {
  std::vector<std::string> workloads;  ///< Empty: all.
  bool quick = false;
  std::uint64_t size = 0;                    ///< Value of each workload's size parameter; 0: as it is.
  std::vector<std::string> lanes;            ///< "scalar", "simd", "simd@AVX2", "cuda"; empty: all.
  std::vector<std::string> workers;          ///< "serial", "threads", "processes"; empty: all.
  std::vector<std::uint64_t> worker_counts;  ///< Empty: as many as physical cores.
  std::vector<std::string> settings;         ///< `key=value`.
  std::vector<std::string> yardsticks;       ///< Sets of programs to time beside our own cases.
  double budget_s = 0;                       ///< For the whole run.
  double precision = 0.01;                   ///< Half width of an interval at which rounds may stop.
  std::uint64_t seed = 1;                    ///< Of the order of cases.
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RunOptions, workloads, quick, size, lanes, workers, worker_counts,
                                   settings, yardsticks, budget_s, precision, seed)

struct PlannedWorkload {
  const Workload* workload;
  Parameters parameters;
  std::uint64_t size;
  std::vector<CaseRecord> cases;
  Commands commands{};  ///< Of the cases that are yardsticks.
};

/// The status of a case that is yet to be measured, should the run end before.
inline constexpr const char* kNotRunYet = "not run: the run ended before its turn";

/// Whether the record describes a case that a measuring child should take up.
bool is_pending(const CaseRecord& record);

/// Throws InputError, before anything is allocated, for what cannot be done.
std::vector<PlannedWorkload> plan(const Catalog& catalog, const RunOptions& options);

/// The workload of that name; throws InputError with the nearest name.
const Workload& find_workload(const Catalog& catalog, const std::string& name);

/// Applies `key=value`; throws InputError.
void apply_setting(Parameters& parameters, const std::string& setting);

/// How many workers are measured unless a person says otherwise: the physical cores, and what the workload
/// adds.
std::vector<std::uint64_t> default_worker_counts(const Workload& workload);

/// Throws InputError unless `kind` is "serial", "threads" or "processes".
void require_worker_kind(const std::string& kind);

/// Every case of a workload, in plan order, with worker kinds and counts as given (empty: all kinds).
std::vector<CaseRecord> cases_of(const Workload& workload, const std::vector<std::string>& worker_kinds,
                                 const std::vector<std::uint64_t>& worker_counts);

}  // namespace lanebench
