// What a roofline diagram shows: the ceilings of a machine as lines, and the fastest cases as points.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reports/figures/figure_best.h"

namespace lanebench {

/// Ceilings that share a line style: what one device reaches with so many workers.
enum class CeilingClass { one_worker, all_workers, gpu };

struct CeilingLine {
  CeilingClass of;
  std::string label;  ///< A level or an instruction set.
  double value;       ///< In units of 1e9 per second.
};

struct CeilingLines {
  std::vector<CeilingLine> bandwidths;
  std::vector<CeilingLine> peaks;
  std::uint64_t workers = 1;  ///< All.
};

/// The highest of a class; 0 without any.
double highest(const std::vector<CeilingLine>& lines, CeilingClass of);

/// A case below them.
struct RoofPoint {
  std::size_t workload;  ///< Its index.
  std::string kind;
  double intensity;  ///< Flops per byte.
  double rate;       ///< Gflop/s.
  bool single_precision;
  bool mostly_reads;
};

/// Of the cases that count flops and bytes.
std::vector<RoofPoint> roof_points(const std::vector<BestOfWorkload>& workloads);

/// The best of each level or instruction set, whichever loop reached it; those in single precision and of
/// reads where a point asks for them.
CeilingLines ceiling_lines_of(const std::vector<RoofPoint>& points, const std::vector<Ceiling>& ceilings);

}  // namespace lanebench
