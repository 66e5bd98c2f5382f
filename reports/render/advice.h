// What to do about one job: a first step that stays the same from run to run, and what goes on behind it.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/contrast.h"
#include "reports/analysis/matrix.h"

namespace lanebench {

struct Advice {
  std::string first_step;  ///< "Vectorize", "Use 2 workers", "Call OpenBLAS", …
  std::string then;        ///< "then 2 workers (×1.96 more)"; may be empty.
};

/// The first step hangs on as little chance as it can. Of two things that both pay it names the one that
/// comes first by rule, not the one whose number is a hair larger: vectorizing needs no second core, and
/// workers multiply it, so workers come first only where they gain half as much again (kClearlyMore). What
/// the run cannot tell counts where it seems to gain a tenth (kSeemsToPay), and `then` says that it is not
/// certain. A library comes first where it is kSmallestGain faster than plain code on as many workers, and
/// our own code is not kSmallestGain faster than it.
Advice advice(const MatrixRow& row);

inline constexpr double kClearlyMore = 1.5;
inline constexpr double kSeemsToPay = 1.1;

/// The same in one sentence, with the fastest way, all that ties with it, and the sizes from which on things
/// hold. Plain text, without markup.
std::string advice_sentence(const Contrast& contrast, const MatrixRow& row,
                            const std::vector<Crossover>& crossovers);

/// The crossovers of a workload; none where it was measured at one size.
std::vector<Crossover> crossovers_of(const std::vector<SizeSweep>& sweeps, const std::string& workload);

}  // namespace lanebench
