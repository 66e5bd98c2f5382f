// The ceilings that were measured on a machine, and the one that binds a case.
//
// Source: S. Williams, A. Waterman, D. Patterson, "Roofline: an insightful visual performance model", CACM
// 52(4), 2009.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "reports/results/records.h"

namespace lanebench {

/// A member of machine.json's list "ceilings".
struct Ceiling {
  std::string name;    ///< "copy", "triad", "read" (bandwidth), "fma" (double precision), "fma_single",
                       ///< "integer_multiply".
  std::string device;  ///< "cpu" or "cuda".
  std::string level;   ///< Of a bandwidth: "L1", "L2", "L3", "memory"; else empty.
  std::string
      isa;  ///< Of the code that measured it; "scalar" for one element per instruction; empty on a GPU.
  std::uint64_t workers = 1;  ///< 1, or all; 1 on a GPU.
  double value = 0;           ///< B/s, flop/s (a fused multiply-add counts 2), or multiplications/s.
};

/// A job that writes less than a sixth of its bytes is nearer to reads alone than to a triad, which writes a
/// third; its bandwidth is that of reads. False where the share is not known.
bool mostly_reads(const CaseRecord& record);

/// Those with a value.
std::vector<Ceiling> read_ceilings(const nlohmann::json& machine);

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
Roof roof_of(const CaseRecord& record, const std::vector<Ceiling>& ceilings, const nlohmann::json& machine);

}  // namespace lanebench
