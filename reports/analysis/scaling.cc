// Fits scaling laws round by round, so that what slows a whole round cancels, and takes the median of the
// fits.
#include "reports/analysis/scaling.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/analysis/common_rounds.h"
#include "reports/analysis/contrast.h"

namespace lanebench {
namespace {

constexpr double kWorthwhile = 1.05;  ///< What more workers must gain to be worth having.
constexpr std::size_t kFewestForAmdahl = 3;
constexpr std::size_t kFewestForUniversal = 4;

/// One worker, then growing teams of one kind, all with the same lanes.
using Series = std::vector<const Result*>;

double workers_of(const Result* result) {
  return static_cast<double>(*result->record.worker_count);
}

Series series_of(const WorkloadSummary& group, const Result& one, const std::string& kind) {
  Series series{&one};
  for (const Result& result : group.results) {
    const CaseRecord& record = result.record;
    if (result.samples.empty() || record.workers != kind || record.worker_count.value_or(1) < 2) continue;
    if (record.lanes == one.record.lanes && record.isa == one.record.isa) series.push_back(&result);
  }
  std::ranges::sort(series, {}, workers_of);
  return series;
}

/// Both laws are linear in their parameters once written as p/S - 1 = f (p-1) and
/// p/S - 1 = contention (p-1) + coherence p (p-1). There, an efficient case's noise is the same at every p.
struct Excess {
  double workers;
  double value;  ///< p/S - 1: what a worker does beyond its share, in shares.
};

double fit_amdahl(const std::vector<Excess>& points) {
  double xy = 0;
  double xx = 0;
  for (const auto& [p, y] : points) {
    xy += (p - 1) * y;
    xx += (p - 1) * (p - 1);
  }
  return xy / xx;
}

struct Pair {
  double contention;
  double coherence;
};

Pair fit_universal(const std::vector<Excess>& points) {
  double aa = 0, ab = 0, bb = 0, ay = 0, by = 0;  // The normal equations of two unknowns.
  for (const auto& [p, y] : points) {
    const double a = p - 1;
    const double b = p * (p - 1);
    aa += a * a;
    ab += a * b;
    bb += b * b;
    ay += a * y;
    by += b * y;
  }
  const double determinant = aa * bb - ab * ab;
  return {(bb * ay - ab * by) / determinant, (aa * by - ab * ay) / determinant};
}

void add_fits(Scaling& scaling, const Series& series) {
  if (series.size() < kFewestForUniversal) {
    scaling.reason = fmt::format(
        "too few points: {} worker counts; Amdahl's law needs {}, the Universal "
        "Scalability Law {}",
        series.size(), kFewestForAmdahl, kFewestForUniversal);
  }
  if (series.size() < kFewestForAmdahl) return;
  std::vector<std::span<const Sample>> samples;
  for (const Result* result : series) samples.emplace_back(result->samples);
  const auto [passes, seconds, disturbed] = in_common_rounds(samples);
  std::vector<double> serial;
  std::vector<double> contention;
  std::vector<double> coherence;
  for (std::size_t round = 0; round < passes.size(); ++round) {
    std::vector<Excess> points;
    for (std::size_t i = 1; i < series.size(); ++i) {
      const double p = workers_of(series[i]);
      points.push_back({p, p * seconds[i][round] / seconds[0][round] - 1});
    }
    serial.push_back(fit_amdahl(points));
    if (series.size() < kFewestForUniversal) continue;
    const Pair pair = fit_universal(points);
    contention.push_back(pair.contention);
    coherence.push_back(pair.coherence);
  }
  if (serial.empty()) {
    scaling.reason = "no round timed every worker count";
    return;
  }
  scaling.amdahl = interval_over_passes(serial, passes);
  if (!contention.empty()) {
    scaling.usl = UniversalScalability{interval_over_passes(contention, passes),
                                       interval_over_passes(coherence, passes)};
  }
}

/// The fewest workers that no larger team beats by 5 %; none where those are the most that were timed.
std::optional<std::uint64_t> knee(const std::vector<ScalingPoint>& points) {
  double later = 0;
  std::optional<std::uint64_t> found;
  for (std::size_t i = points.size(); i-- > 0;) {
    const double here = points[i].speedup.value;
    if (i + 1 < points.size() && later < kWorthwhile * here) found = points[i].workers;
    later = std::max(later, here);
  }
  return found;
}

Scaling scaling_of(const WorkloadSummary& group, const Series& series) {
  Scaling scaling;
  scaling.workload = group.workload;
  scaling.size = group.size;
  scaling.kind = kind_of(series.back()->record);
  scaling.points.push_back({1, {.value = 1, .lower = 1, .upper = 1}, {}});
  for (std::size_t i = 1; i < series.size(); ++i) {
    const auto speedup = speedup_over(series.front()->samples, series[i]->samples);
    if (!speedup) continue;
    const double p = workers_of(series[i]);
    const double serial = (1 / speedup->value - 1 / p) / (1 - 1 / p);
    scaling.points.push_back({*series[i]->record.worker_count, *speedup, serial});
  }
  add_fits(scaling, series);
  scaling.knee = knee(scaling.points);
  return scaling;
}

}  // namespace

double amdahl_speedup(double serial_fraction, double workers) {
  return 1 / (serial_fraction + (1 - serial_fraction) / workers);
}

double usl_speedup(double contention, double coherence, double workers) {
  return workers / (1 + contention * (workers - 1) + coherence * workers * (workers - 1));
}

std::vector<Scaling> scalings(const Summary& summary) {
  std::vector<Scaling> all;
  for (const WorkloadSummary& group : summary.workloads) {
    if (!group.headline) continue;
    const Contrast row = contrast_of(group);
    for (const std::string& id : {row.baseline, row.simd_of_teams.case_id}) {
      const Result* one = find_case(group, id);
      if (one == nullptr || one->samples.empty()) continue;
      for (const char* kind : {"threads", "processes"}) {
        const Series series = series_of(group, *one, kind);
        if (series.size() > 1) all.push_back(scaling_of(group, series));
      }
    }
  }
  return all;
}

}  // namespace lanebench
