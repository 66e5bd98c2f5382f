// What the counters say about a case: how much it did for a solution, and how well the cores could do it.
#pragma once

#include <optional>

#include "reports/analysis/summary.h"

namespace lanebench {

/// Medians over the undisturbed samples; absent where the machine did not count. Totals of all workers, those
/// that waited awake among them.
struct CaseCounts {
  std::optional<double> instructions_per_cycle{};
  std::optional<double> ghz{};           ///< Of the cores while they worked: cycles over CPU time.
  std::optional<double> memory_bytes{};  ///< Per solution: misses of the last level, each a line of 64 bytes,
  std::optional<double> of_cost{};       ///< and these over what the cost model counts.
  std::optional<double> branch_misses_per_thousand{};  ///< Instructions.
  std::optional<double> page_faults{};                 ///< Per solution.
  std::optional<double> energy_j{};                    ///< Likewise.
};

CaseCounts counts_of(const Result& result);

}  // namespace lanebench
