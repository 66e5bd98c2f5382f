// The ceiling that binds a case, of those that were measured on its machine.
//
// Source: S. Williams, A. Waterman, D. Patterson, "Roofline: an insightful visual performance model", CACM
// 52(4), 2009.
#pragma once

#include <string>

#include "reports/results/records.h"

namespace lanebench {

/// A job that writes less than a sixth of its bytes is nearer to reads alone than to a triad, which writes a
/// third; its bandwidth is that of reads. False where the share is not known.
bool mostly_reads(const CaseRecord& record);

/// What a case could reach at best.
struct Roof {
  double seconds = 0;   ///< The time that the binding ceiling allows.
  std::string binding;  ///< "memory bandwidth", "L2 read bandwidth", "FMA peak (AVX3)", …
  std::string reason;   ///< Why there is none; then `seconds` is 0.
};

/// The ceiling that binds the case: each bound says how long its share of the work takes at least, and the
/// longest counts. Bandwidth is that of the level that the problem's memory fits into, of reads for a case
/// that mostly reads (where they were measured), else of the better of copy and triad. A number of workers
/// between 1 and all gets that multiple of one worker's ceiling, but not more than all have.
Roof roof_of(const CaseRecord& record, const Machine& machine);

/// The same for all cores with the best instruction set: what the machine allows, not what the case's own
/// lane does.
Roof machine_limit(const CaseRecord& record, const Machine& machine);

}  // namespace lanebench
