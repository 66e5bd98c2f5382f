// A row per job: what pays, as verdicts over paired ratios, each with the cases that stand behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/size_sweep.h"
#include "reports/analysis/verdict.h"

namespace lanebench {

/// A ratio of times, judged against the job's A/A floor.
struct Judged {
  std::optional<Estimate> ratio{};  ///< Above 1: `cases` are faster than `base`.
  Verdict verdict = Verdict::kNotMeasured;
  std::vector<std::string> base{};   ///< Case ids. Two where the number is the mean of threads and processes,
  std::vector<std::string> cases{};  ///< which the run cannot tell apart.
  std::string reason{};              ///< Why there is no ratio.
};

/// Workers of one kind, or of both where no difference between them is certain.
struct Workers {
  Judged gain{};  ///< Over plain code on one worker.
  std::uint64_t count = 1;
  std::string in_words{};  ///< "2 threads", "2 processes", "2 workers"; empty where none were planned.
};

/// A lane that is not one of the three that most jobs have: a library, or a further lane of the job's own.
struct OtherLane {
  std::string in_words{};  ///< "OpenBLAS", "subtables"
  bool library = false;
  Judged gain{};      ///< Over plain code: its fastest case on the CPU.
  Judged own_over{};  ///< Our fastest lane over it, on as many workers.
};

/// The fastest way to do the whole job, and all that this run cannot tell from it.
struct Fastest {
  std::string in_words{};  ///< "SIMD + 2 workers", "OpenBLAS + 2 workers"
  Judged gain{};
  std::vector<std::string> tied_with{};  ///< Likewise in words, fastest first.
  /// Of the time that the machine's limit (all its cores, its best instruction set) allows; absent with a
  /// reason in `limit`, which else names the limit: "memory read bandwidth".
  std::optional<double> percent_of_limit{};
  std::string limit{};
};

struct MatrixRow {
  std::string workload{};
  std::uint64_t size = 0;
  std::string size_in_words{};    ///< "131 k options", "n 8.39 M"
  std::optional<double> noise{};  ///< The A/A floor: the same code timed twice.
  Judged autovec{};               ///< The best instruction set on one worker, over plain code.
  Judged simd{};                  ///< Likewise.
  Workers workers{};              ///< Plain code on the most workers.
  Workers simd_workers{};         ///< SIMD on the most workers.
  Judged workers_on_simd{};       ///< What these add to one worker with the same instruction set.
  Judged gpu{};                   ///< With its copies.
  Judged gpu_kernel{};            ///< Without: it does not do the whole job.
  Judged simd_over_autovec{};     ///< Hand-written over the compiler's, the best of each.
  Judged wide_over_next{};        ///< The widest registers over the next narrower ones, hand-written SIMD.
  std::string wide_isa{};         ///< Of the faster and the slower of these: "AVX3" and "AVX2".
  std::string next_isa{};
  Judged threads_over_processes{};         ///< With SIMD where both ran with it, else plain code.
  std::optional<Crossover> threads_pay{};  ///< Over one worker of plain code, by size.
  std::vector<OtherLane> others{};
  std::optional<Fastest> fastest{};
};

/// Jobs that the same thing limits.
struct MatrixGroup {
  std::string title;
  std::vector<MatrixRow> rows;
};

}  // namespace lanebench
