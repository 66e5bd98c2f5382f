// What pays for a job: the gain from each kind of parallelism, how gains compose, and the fastest case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/summary.h"

namespace lanebench {

/// The case that stands for one kind of parallelism.
struct Gain {
  std::string case_id;              ///< Empty where the run planned no such case.
  std::optional<Estimate> speedup;  ///< Over one scalar worker.
  std::string reason;               ///< Why there is no speedup.
  std::uint64_t workers = 1;
};

struct Winner {
  std::string case_id;
  std::string kind;  ///< As kind_of names it.
  Estimate speedup;
  std::string not_separable_from;  ///< The next best kind, where their intervals overlap; else empty.
};

/// One workload at one size.
struct Contrast {
  std::string workload;
  std::uint64_t size = 0;
  std::string limited_by;            ///< What more of would help: "cpu", "memory" or "waiting".
  double aa_floor = 0;               ///< 0 where it is unknown.
  std::string baseline;              ///< The case that all gains compare with; empty where none was planned.
  std::optional<Estimate> scalar_s;  ///< Its time,
  std::string scalar_reason;         ///< or why it has none.
  Gain autovec;                      ///< One worker, the best instruction set.
  Gain simd;                         ///< Likewise; where teams ran with one only, that one.
  Gain threads;                      ///< Scalar code, the largest number of workers.
  Gain processes;                    ///< Likewise.
  Gain simd_threads;                 ///< The instruction set of `simd`, the largest number of workers.
  Gain simd_processes;               ///< Likewise.
  Gain gpu_kernel;                   ///< Data already on the GPU: shown, but it does not do the whole job.
  Gain gpu_end_to_end;
  /// S(simd + workers) / (S(simd) · S(workers)): 1 where the gains multiply, below where they compete.
  std::optional<Estimate> threads_composition;
  std::optional<Estimate> processes_composition;
  std::string threads_too_short;    ///< Why there is none: handing out the work takes too much of the time.
  std::string processes_too_short;  ///< Likewise.
  std::optional<Estimate> threads_on_simd;    ///< The gain of `simd_threads` over `simd`.
  std::optional<Estimate> processes_on_simd;  ///< Likewise.
  std::optional<Winner> winner;               ///< The fastest case that does the whole job.
};

/// One for each headline workload.
std::vector<Contrast> contrast(const Summary& summary);

Contrast contrast_of(const WorkloadSummary& group);

/// The gain of a case, or why it has none; null for one that the run did not plan.
Gain gain_of(const Result* result);

/// The case of that id; null where there is none.
const Result* find_case(const WorkloadSummary& group, const std::string& case_id);

/// "SIMD + threads", "GPU end to end", …
std::string kind_of(const CaseRecord& record);

/// Whether the whole interval lies above 1, or below it, by more than the A/A floor.
bool pays(const std::optional<Estimate>& speedup, double aa_floor);
bool costs(const std::optional<Estimate>& speedup, double aa_floor);

}  // namespace lanebench
