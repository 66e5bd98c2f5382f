// Takes passes, rounds or runs out of the samples.
#include "reports/compare/observations.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "reports/analysis/common_rounds.h"
#include "reports/analysis/statistics.h"

namespace lanebench {
namespace {

std::vector<double> logs(const std::vector<double>& values) {
  std::vector<double> logarithms(values.size());
  std::ranges::transform(values, logarithms.begin(), [](double value) { return std::log(value); });
  return logarithms;
}

bool has_passes(const TimedCase& timed) {
  const std::vector<Sample>& samples = timed.result->samples;
  return std::ranges::any_of(samples,
                             [&](const Sample& sample) { return sample.pass != samples.front().pass; });
}

/// By the probes around the samples that count: where a pass has undisturbed ones, those.
std::optional<double> log_probe(const std::vector<Sample>& samples) {
  if (samples.front().clock_before_s == kNotProbed) return {};
  std::set<std::uint64_t> quiet;
  for (const Sample& sample : samples) {
    if (!sample.disturbed) quiet.insert(sample.pass);
  }
  std::vector<double> probes;
  std::vector<std::uint64_t> passes;
  for (const Sample& sample : samples) {
    if (sample.disturbed && quiet.contains(sample.pass)) continue;
    probes.push_back(std::log(std::max(sample.clock_before_s, sample.clock_after_s)));
    passes.push_back(sample.pass);
  }
  return median(medians_of_passes(probes, passes));
}

/// Of one run. A speedup pairs the times of one round.
void observe_rounds(const TimedCase& timed, Observations& observations) {
  const std::vector<Sample>& samples = timed.result->samples;
  const CommonRounds own = in_common_rounds({samples});
  observations.log_seconds = medians_of_passes(logs(own.seconds.front()), own.passes);
  observations.log_probe = log_probe(samples);
  const auto is_baseline = [&](const Result& result) {
    return result.record.case_id == timed.result->baseline;
  };
  const auto baseline = std::ranges::find_if(timed.group->results, is_baseline);
  if (baseline == timed.group->results.end()) return;
  const auto [passes, seconds, disturbed] = in_common_rounds({baseline->samples, samples});
  if (passes.empty()) return;
  std::vector<double> gains = logs(seconds[0]);
  std::ranges::transform(gains, logs(seconds[1]), gains.begin(), std::minus());
  observations.log_speedups = medians_of_passes(gains, passes);
}

Observations observe(const CaseOfSide& side, bool single) {
  Observations observations;
  std::vector<double> medians;
  std::vector<double> speedups;
  std::vector<double> roofs;
  for (const TimedCase& timed : side.timed) {
    medians.push_back(timed.result->median_s->value);
    if (timed.result->speedup) speedups.push_back(timed.result->speedup->value);
    if (timed.result->pct_roof) roofs.push_back(*timed.result->pct_roof);
  }
  if (single) {
    observe_rounds(side.timed.front(), observations);
  } else {
    observations.log_seconds = logs(medians);
    observations.log_speedups = logs(speedups);
  }
  observations.seconds = median(medians);
  if (!speedups.empty()) observations.speedup = median(speedups);
  if (!roofs.empty()) observations.pct_roof = median(roofs);
  return observations;
}

double larger_floor(const CaseOfSide& side, double threshold) {
  for (const TimedCase& timed : side.timed) {
    threshold = std::max(threshold, timed.group->aa_floor.value_or(0));
  }
  return threshold;
}

}  // namespace

std::size_t RowPair::fewest() const {
  return std::min(base.log_seconds.size(), other.log_seconds.size());
}

bool RowPair::is_coarse() const {
  constexpr double kCoarsest = 0.3;
  return threshold > std::max(asked, kCoarsest);
}

ShiftTest RowPair::test(Margin margin, double spread) const {
  if (unit == Unit::kRounds) return rank_test(base.log_seconds, other.log_seconds, margin);
  return welch_test(base.log_seconds, other.log_seconds, margin, spread);
}

ShiftTest RowPair::test_speedups() const {
  if (unit == Unit::kRounds) return rank_test(base.log_speedups, other.log_speedups, {0, 0});
  return welch_test(base.log_speedups, other.log_speedups, {0, 0});
}

RowPair pair_up(const CaseOfSide& base, const CaseOfSide& other, bool single, bool same_machine,
                double threshold) {
  RowPair pair;
  pair.key = base.key;
  pair.base = observe(base, single);
  pair.other = observe(other, single);
  if (single) {
    const bool passes = has_passes(base.timed.front()) && has_passes(other.timed.front());
    pair.unit = passes ? Unit::kPasses : Unit::kRounds;
  }
  pair.same_machine = same_machine;
  pair.has_speedups = !pair.base.log_speedups.empty() && !pair.other.log_speedups.empty() &&
                      base.timed.front().result->baseline != base.key.case_id;
  pair.asked = threshold;
  pair.threshold = std::max(larger_floor(base, threshold), larger_floor(other, threshold));
  return pair;
}

}  // namespace lanebench
