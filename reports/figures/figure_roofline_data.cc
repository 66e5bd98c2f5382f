// Chooses among ceilings and cases.
#include "reports/figures/figure_roofline_data.h"

#include <algorithm>

#include "reports/analysis/roofline.h"
#include "reports/figures/figure_style.h"

namespace lanebench {
namespace {

constexpr double kGiga = 1e9;

void keep_best(std::vector<RoofLine>& lines, const RoofLine& line) {
  const auto same = std::ranges::find_if(
      lines, [&](const RoofLine& other) { return other.of == line.of && other.label == line.label; });
  if (same == lines.end()) {
    lines.push_back(line);
  } else {
    same->value = std::max(same->value, line.value);
  }
}

}  // namespace

double highest(const std::vector<RoofLine>& lines, RoofClass of) {
  double value = 0;
  for (const RoofLine& line : lines) {
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

Roofs roofs_for(const std::vector<RoofPoint>& points, const std::vector<Ceiling>& ceilings) {
  const bool single_precision = std::ranges::any_of(points, &RoofPoint::single_precision);
  const bool reads = std::ranges::any_of(points, &RoofPoint::mostly_reads);
  Roofs roofs;
  for (const Ceiling& ceiling : ceilings) {
    if (ceiling.device == "cpu") roofs.workers = std::max(roofs.workers, ceiling.workers);
  }
  for (const Ceiling& ceiling : ceilings) {
    const bool gpu = ceiling.device != "cpu";
    if (!drawable(ceiling.value)) continue;
    if (!gpu && ceiling.workers != 1 && ceiling.workers != roofs.workers) continue;
    const RoofClass of = gpu                                ? RoofClass::gpu
                         : ceiling.workers == roofs.workers ? RoofClass::all_workers
                                                            : RoofClass::one_worker;
    const double value = ceiling.value / kGiga;
    if (ceiling.name == "fma") keep_best(roofs.peaks, {of, gpu ? "GPU" : ceiling.isa, value});
    // Of the widest instruction set only: the others' would lie on the double-precision peaks of wider ones.
    if (ceiling.name == "fma_single" && single_precision) {
      keep_best(roofs.peaks, {of, gpu ? "GPU single" : "single", value});
    }
    if (ceiling.name == "copy" || ceiling.name == "triad") {
      keep_best(roofs.bandwidths, {of, (gpu ? "GPU " : "") + ceiling.level, value});
    }
    // Of memory only, where stores that bypass the caches make a copy faster than reads; in a cache the two
    // lines nearly coincide.
    if (ceiling.name == "read" && ceiling.level == "memory" && reads) {
      keep_best(roofs.bandwidths, {of, gpu ? "GPU reads" : "reads", value});
    }
  }
  return roofs;
}

}  // namespace lanebench
