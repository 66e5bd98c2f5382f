// Chooses among ceilings and cases.
#include "reports/figures/figure_roofline_data.h"

#include <algorithm>

#include "reports/analysis/roofline.h"
#include "reports/figures/figure_style.h"

namespace lanebench {
namespace {

constexpr double kGiga = 1e9;

void keep_best(std::vector<CeilingLine>& lines, const CeilingLine& line) {
  const auto same = std::ranges::find_if(
      lines, [&](const CeilingLine& other) { return other.of == line.of && other.label == line.label; });
  if (same == lines.end()) {
    lines.push_back(line);
  } else {
    same->value = std::max(same->value, line.value);
  }
}

}  // namespace

double highest(const std::vector<CeilingLine>& lines, CeilingClass of) {
  double value = 0;
  for (const CeilingLine& line : lines) {
    if (line.of == of) value = std::max(value, line.value);
  }
  return value;
}

std::vector<RoofPoint> roof_points(const std::vector<BestOfWorkload>& workloads) {
  std::vector<RoofPoint> points;
  for (std::size_t i = 0; i < workloads.size(); ++i) {
    for (const auto& [kind, result] : workloads[i].best) {
      const CaseRecord& record = result->record;
      if (!record.flops || !record.bytes || !result->gflop_s) continue;
      const double intensity = *record.flops / *record.bytes;
      if (drawable(intensity) && drawable(*result->gflop_s))
        points.push_back(
            {i, kind, intensity, *result->gflop_s, record.single_precision, mostly_reads(record)});
    }
  }
  return points;
}

CeilingLines ceiling_lines_of(const std::vector<RoofPoint>& points, const std::vector<Ceiling>& ceilings) {
  const bool single_precision = std::ranges::any_of(points, &RoofPoint::single_precision);
  const bool reads = std::ranges::any_of(points, &RoofPoint::mostly_reads);
  CeilingLines lines;
  for (const Ceiling& ceiling : ceilings) {
    if (ceiling.device == "cpu") lines.workers = std::max(lines.workers, ceiling.workers);
  }
  for (const Ceiling& ceiling : ceilings) {
    const bool gpu = ceiling.device != "cpu";
    if (!drawable(ceiling.value)) continue;
    if (!gpu && ceiling.workers != 1 && ceiling.workers != lines.workers) continue;
    const CeilingClass of = gpu                                ? CeilingClass::gpu
                            : ceiling.workers == lines.workers ? CeilingClass::all_workers
                                                               : CeilingClass::one_worker;
    const double value = ceiling.value / kGiga;
    if (ceiling.name == "fma")
      keep_best(lines.peaks, {of, gpu ? "GPU" : ceiling.isa == "scalar" ? "plain code" : ceiling.isa, value});
    // Of the widest instruction set only: the others' would lie on the double-precision peaks of wider ones.
    if (ceiling.name == "fma_single" && single_precision) {
      keep_best(lines.peaks, {of, gpu ? "GPU float" : "widest, float", value});
    }
    if (ceiling.name == "copy" || ceiling.name == "triad") {
      keep_best(lines.bandwidths, {of, (gpu ? "GPU " : "") + ceiling.level, value});
    }
    // Of memory only, where stores that bypass the caches make a copy faster than reads; in a cache the two
    // lines nearly coincide.
    if (ceiling.name == "read" && ceiling.level == "memory" && reads) {
      keep_best(lines.bandwidths, {of, gpu ? "GPU reads" : "reads", value});
    }
  }
  return lines;
}

}  // namespace lanebench
