// Whether two sides were measured on the same machine, so that their times may be compared.
#pragma once

#include "reports/compare/side.h"

namespace lanebench {

/// The same machine is the same CPU model, number of cores and architecture; not the same host name, which
/// every container has its own of. What either side does not know tells nothing apart; a Google Benchmark
/// file of another program knows only the number of hardware threads.
struct MachineMatch {
  bool same_cpu = true;
  bool same_gpu = true;

  /// Data that is already on the GPU does not meet the CPU.
  bool same_for(const CaseRecord& record) const;
};

/// Throws ResultsError where the runs of one side are of different machines themselves.
MachineMatch match_machines(const Side& base, const Side& other);

}  // namespace lanebench
