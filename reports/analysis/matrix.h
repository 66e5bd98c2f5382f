// A row per job: what pays, as verdicts over paired ratios, each with the cases that stand behind it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/contrast.h"
#include "reports/analysis/size_sweep.h"
#include "reports/analysis/ways.h"

namespace lanebench {

/// Workers of one kind, or of both where no difference between them is certain.
struct TeamGain {
  Judged gain{};  ///< Over plain code on one worker.
  std::uint64_t count = 1;
  std::string in_words{};  ///< "2 threads", "2 processes", "2 workers"; empty where none were planned.
};

/// A lane that is not one of the three that most jobs have: a library, or a further lane of the job's own.
struct OtherLane {
  std::string lanes{};
  std::string in_words{};  ///< "OpenBLAS", "subtables"
  bool library = false;
  Judged gain{};        ///< Over plain code on one worker: its fastest way.
  Judged over_plain{};  ///< Over plain code on as many workers: the mean of one worker and of all.
  Judged own_over{};    ///< Likewise, our fastest lane over it.
};

/// The fastest way to do the whole job, and all that this run cannot tell from it.
struct Fastest {
  std::string in_words{};  ///< "hand-written SIMD + 2 workers", "OpenBLAS", "GPU"
  bool on_gpu = false;
  Judged gain{};
  std::vector<std::string> tied_with{};  ///< Likewise in words, fastest first.
  /// Of the time that the machine's limit (all its cores, its best instruction set) allows; absent with a
  /// reason in `limit`, which else names the limit: "memory read bandwidth".
  std::optional<double> percent_of_limit{};
  std::string limit{};
};

struct MatrixRow {
  std::string workload{};
  std::string limited_by{};
  std::uint64_t size = 0;
  std::string size_in_words{};    ///< "131 k options", "n 8.39 M"
  std::optional<double> noise{};  ///< The A/A floor: the same code timed twice.
  Judged autovec{};               ///< The best instruction set on one worker, over plain code.
  Judged simd{};                  ///< Likewise.
  TeamGain workers{};             ///< Plain code on the most workers.
  TeamGain simd_workers{};        ///< SIMD on the most workers.
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

/// One for each headline workload, in the order of the run.
std::vector<MatrixRow> matrix(const Summary& summary, const std::vector<SizeSweep>& sweeps);

}  // namespace lanebench
