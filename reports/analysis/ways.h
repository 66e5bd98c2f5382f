// Ways to do a whole job, the fastest first: lanes, and workers of one kind or of both where they tie.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/summary.h"
#include "reports/analysis/verdict.h"

namespace lanebench {

/// One case, or two that the run cannot tell apart: their geometric mean counts, which halves the noise.
using Cases = std::vector<const Result*>;

/// A ratio of times, judged against the job's A/A floor.
struct Judged {
  std::optional<Estimate> ratio{};  ///< Above 1: `cases` are faster than `base`.
  GainVerdict verdict = GainVerdict::kNotMeasured;
  std::vector<std::string> base{};   ///< Case ids. Two where the number is the mean of threads and processes,
  std::vector<std::string> cases{};  ///< which the run cannot tell apart.
  std::string reason{};              ///< Why there is no ratio.
};

/// Over the rounds that timed all of them. No ratio where a case is null or does not count.
Judged judged(const Cases& base, const Cases& cases, double aa_floor);

/// The faster of threads and processes where the run is certain of it, else both, or the one that has times.
Cases one_or_both(const Result* threads, const Result* processes, double aa_floor);

/// "2 threads", "2 processes", or "2 workers" for both.
std::string team_in_words(const Cases& team);

/// The geometric mean of their medians; they all have one.
double seconds_of(const Cases& cases);

struct Approach {
  Cases cases;
  std::string in_words;  ///< "hand-written SIMD + 2 workers", "OpenBLAS", "GPU"
  Estimate speedup;      ///< Over plain code on one worker.
};

/// The best of each lane on one worker, on the most workers, and on a GPU, copies included.
std::vector<Approach> ways_of(const WorkloadSummary& group);

}  // namespace lanebench
