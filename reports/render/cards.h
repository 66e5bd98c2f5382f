// What holds across the jobs of a run, as a few figures with a sentence each.
#pragma once

#include <string>
#include <vector>

#include "reports/analysis/matrix.h"

namespace lanebench {

struct Card {
  std::string figure;  ///< "×1.41 – ×49.9", "threads ≈ processes"
  std::string text;    ///< "hand-written SIMD on one core: pays in 22 of 23 jobs; cannot tell in 1"
};

/// Hand-written SIMD, workers, the widest registers, threads against processes, and where the compiler is as
/// good; without those that nothing was measured for.
std::vector<Card> cards_of(const std::vector<MatrixRow>& rows);

/// "AVX-512 over AVX2"; empty where no job ran with registers of two widths.
std::string widths_in_words(const std::vector<MatrixRow>& rows);

}  // namespace lanebench
