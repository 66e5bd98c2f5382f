// What each instruction set gains, hand-written next to the compiler's own code.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/contrast.h"

namespace lanebench {

/// One instruction set, one worker.
struct IsaRow {
  std::string isa;
  Gain autovec;                               ///< Over one scalar worker.
  Gain simd;                                  ///< Likewise.
  std::optional<Estimate> simd_over_autovec;  ///< Above 1: hand-written SIMD earns its keep.
};

struct IsaSweep {
  std::string workload;
  std::uint64_t size = 0;
  double aa_floor = 0;
  std::vector<IsaRow> rows;  ///< From narrow to wide: the reverse of plan order.
};

/// One for each headline workload that has an instruction set with times.
std::vector<IsaSweep> isa_sweeps(const Summary& summary);

}  // namespace lanebench
