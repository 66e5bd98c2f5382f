// What pays for a job: the gain from each kind of parallelism, how gains compose, and the fastest case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/summary.h"
#include "reports/analysis/verdict.h"

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
  std::vector<std::string> tied_with;  ///< All kinds that it is not certain to beat, the fastest first.
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
  Gain simd;                         ///< Likewise.
  Gain simd_of_teams;                ///< One worker with the instruction set of `simd_threads`.
  Gain threads;                      ///< Scalar code, the largest number of workers.
  Gain processes;                    ///< Likewise.
  Gain simd_threads;                 ///< The largest number of workers, the instruction set of `simd` if
                                     ///< teams ran with it: in a quick run they do with the widest alone.
  Gain simd_processes;               ///< Likewise.
  Gain gpu_kernel;                   ///< Data already on the GPU: shown, but it does not do the whole job.
  Gain gpu_end_to_end;
  /// S(simd + workers) / (S(simd) · S(workers)): 1 where the gains multiply, below where they compete.
  std::optional<Estimate> threads_composition;
  std::optional<Estimate> processes_composition;
  std::string threads_too_short;    ///< Why there is none: handing out the work takes too much of the time.
  std::string processes_too_short;  ///< Likewise.
  std::optional<Estimate> threads_on_simd;    ///< The gain of `simd_threads` over `simd_of_teams`.
  std::optional<Estimate> processes_on_simd;  ///< Likewise.
  std::optional<Winner> winner;               ///< The fastest case that does the whole job.
};

/// One for each headline workload.
std::vector<Contrast> contrast(const Summary& summary);

Contrast contrast_of(const WorkloadSummary& group);

/// The gain of a case, or why it has none, as where it is far above its roof; null for one that the run did
/// not plan.
Gain gain_of(const Result* result);

/// The case of that id; null where there is none.
const Result* find_case(const WorkloadSummary& group, const std::string& case_id);

/// "SIMD + threads", "GPU end to end", …
std::string kind_of(const CaseRecord& record);

}  // namespace lanebench
