// How a case scales with its workers: Amdahl's law, the Universal Scalability Law, Karp–Flatt, and the knee.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/analysis/summary.h"

namespace lanebench {

struct ScalingPoint {
  std::uint64_t workers = 1;
  Estimate speedup;  ///< Over one worker with the same lanes, in the same rounds; 1 for one worker.
  /// Karp and Flatt's experimentally determined serial fraction, (1/S - 1/p) / (1 - 1/p); absent for one
  /// worker.
  std::optional<double> serial_fraction;
};

/// The Universal Scalability Law, S(p) = p / (1 + contention (p - 1) + coherence p (p - 1)).
/// Source: N. Gunther, Guerrilla Capacity Planning, 2007.
struct UniversalScalability {
  Estimate contention;
  Estimate coherence;
};

/// One series: a workload's lanes on growing teams of one kind.
struct Scaling {
  std::string workload;
  std::uint64_t size = 0;
  std::string kind;                  ///< "threads", "SIMD + threads", … as kind_of names it.
  std::vector<ScalingPoint> points;  ///< By number of workers, from 1.
  std::optional<Estimate> amdahl;    ///< Serial fraction f of S(p) = 1 / (f + (1 - f) / p).
  std::optional<UniversalScalability> usl;
  std::optional<std::uint64_t> knee;  ///< Past it, more workers gain less than 5 %; absent: not reached.
  std::string reason;                 ///< Why a fit is missing: "too few points: …".
};

double amdahl_speedup(double serial_fraction, double workers);
double usl_speedup(double contention, double coherence, double workers);

/// For each headline workload, `scalar` and the best SIMD on threads and on processes, where more than one
/// worker was timed.
std::vector<Scaling> scalings(const Summary& summary);

}  // namespace lanebench
