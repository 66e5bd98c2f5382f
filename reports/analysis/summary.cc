// From samples to one result per case.
#include "reports/analysis/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "reports/analysis/common_rounds.h"
#include "reports/analysis/roofline.h"
#include "reports/results/case_id.h"

namespace lanebench {
namespace {

// When a series is flagged. A flag warns; it never drops a sample.

/// The clock probe repeats to within 1 or 2 % on a quiet core, and frequency steps are some 3 % (100 MHz of 3
/// GHz).
constexpr double kClockChange = 0.05;
/// Three times the precision that runs aim at. Pairing cancels drift in speedups, but not in a case's own
/// median.
constexpr double kDrift = 0.03;
/// A quiet machine gives 1 % or less.
constexpr double kNoise = 0.05;
/// Below this there is no 95 % interval.
constexpr std::size_t kFewRounds = 6;

std::vector<double> seconds_of(std::span<const Sample> samples) {
  std::vector<double> seconds;
  for (const Sample& sample : samples) seconds.push_back(sample.seconds);
  return seconds;
}

template <typename Predicate>
bool often(std::span<const Sample> samples, Predicate disturbed) {
  const auto count = static_cast<double>(std::ranges::count_if(samples, disturbed));
  return count > kDisturbedShare * static_cast<double>(samples.size());
}

bool differs(double a, double b, double tolerance) {
  return std::abs(a / b - 1) > tolerance;
}

bool drifts(std::span<const double> seconds, double mad) {
  const std::size_t third = seconds.size() / 3;
  if (seconds.size() < kFewRounds) return false;
  const double first = median({seconds.begin(), seconds.begin() + static_cast<std::ptrdiff_t>(third)});
  const double last = median({seconds.end() - static_cast<std::ptrdiff_t>(third), seconds.end()});
  return differs(last, first, kDrift) && std::abs(last - first) > mad;
}

bool stolen(std::span<const Sample> samples) {
  double measured = 0;
  double stolen = 0;
  for (const Sample& sample : samples) {
    measured += sample.seconds * static_cast<double>(sample.iterations);
    stolen += sample.steal_s;
  }
  return stolen > kStolenShare * measured;
}

/// `clock_s` is the clock probe's median over the whole workload.
std::vector<std::string> flags_of(const Result& result, double clock_s) {
  const std::span<const Sample> samples = result.samples;
  if (samples.empty()) return {"few"};
  std::vector<std::string> flags;
  if (often(samples, [](const Sample& s) { return s.involuntary_switches > 0; }))
    flags.push_back("preempted");
  if (often(samples, [](const Sample& s) { return s.migrations > 0; })) flags.push_back("migrated");
  if (often(samples, [](const Sample& s) { return s.disturbed; })) flags.push_back("disturbed");
  if (often(samples, [=](const Sample& s) {
        if (s.disturbed) return false;
        return differs(s.clock_after_s, s.clock_before_s, kClockChange) ||
               differs(s.clock_before_s, clock_s, kClockChange) ||
               differs(s.clock_after_s, clock_s, kClockChange);
      })) {
    flags.push_back("clock");
  }
  if (stolen(samples)) flags.push_back("steal");
  if (drifts(seconds_of(samples), *result.mad_s)) flags.push_back("drift");
  if (*result.mad_s > kNoise * result.median_s->value) flags.push_back("noisy");
  const auto rounds = static_cast<std::size_t>(std::ranges::count(samples, false, &Sample::twin));
  if (rounds < kFewRounds) flags.push_back("few");
  if (result.record.answers_differ) flags.push_back("answers differ");
  return flags;
}

/// Giga-units per second; absent where the amount is unknown or zero, since zero is then "does not apply".
std::optional<double> rate(const std::optional<double>& amount, double seconds, double unit) {
  if (!amount || *amount == 0) return {};
  return *amount / seconds / unit;
}

void add_numbers(Result& result, double clock_s) {
  if (!result.samples.empty()) {
    const std::vector<double> seconds = seconds_of(result.samples);
    const CommonRounds own = in_common_rounds({result.samples});
    result.median_s = time_over_passes(own.seconds.front(), own.passes);
    result.min_s = std::ranges::min(seconds);
    result.mad_s = median_absolute_deviation(seconds);
    const double typical = result.median_s->value;
    result.gflop_s = rate(result.record.flops, typical, 1e9);
    result.gb_s = rate(result.record.bytes, typical, 1e9);
    result.items_s = rate(result.record.items, typical, 1);
  }
  result.flags = flags_of(result, clock_s);
}

/// Scalar code that gains more than it has workers: either its share now fits a cache, or the baseline's core
/// was slower than the others, as when the other half of a virtual machine's physical core is busy.
bool superlinear(const Result& result) {
  constexpr double kMargin = 1.05;
  const CaseRecord& record = result.record;
  return record.lanes == "scalar" && record.worker_count && result.speedup && result.speedup->lower &&
         *result.speedup->lower > kMargin * static_cast<double>(*record.worker_count);
}

/// Where a case stands in a summary.
struct CasePlace {
  std::size_t group;
  std::size_t index;
};

/// The baseline over its twin: the same code, so what differs is the machine.
std::optional<Estimate> speedup_over_twin(const Result& baseline) {
  std::vector<Sample> own;
  std::vector<Sample> twins;
  for (const Sample& sample : baseline.samples) (sample.twin ? twins : own).push_back(sample);
  return speedup_over(own, twins);
}

void add_speedups(WorkloadSummary& group) {
  const auto baseline = std::ranges::find_if(
      group.results, [](const Result& result) { return is_baseline(result.record) && result.ok(); });
  if (baseline == group.results.end() || baseline->samples.empty()) return;
  for (Result& result : group.results) {
    if (!result.ok()) continue;
    result.speedup = speedup_over(baseline->samples, result.samples);
    if (result.speedup) result.baseline = baseline->record.case_id;
    if (superlinear(result)) result.flags.push_back("superlinear");
  }
  const auto same = speedup_over_twin(*baseline);
  if (same && same->lower) group.aa_floor = std::max(std::abs(*same->lower - 1), std::abs(*same->upper - 1));
}

void add_roof(Result& result, const Machine& machine) {
  if (!result.median_s) return;
  const Roof roof = roof_of(result.record, machine);
  result.roof = roof.seconds > 0 ? roof.binding : roof.reason;
  if (roof.seconds > 0) result.pct_roof = 100 * roof.seconds / result.median_s->value;
  if (result.above_roof()) result.flags.push_back("above roof");
}

}  // namespace

std::map<std::uint64_t, double> seconds_by_cpu(const Result& result) {
  std::map<std::uint64_t, std::vector<double>> samples;
  for (const Sample& sample : result.samples) samples[sample.cpu].push_back(sample.seconds);
  std::map<std::uint64_t, double> seconds;
  for (auto& [cpu, its_seconds] : samples) seconds[cpu] = median(std::move(its_seconds));
  return seconds;
}

/// By the number of workers, since turbo clocks depend on it. Several workers per core are never undisturbed.
class QuietProbes {
 public:
  explicit QuietProbes(const Run& run) {
    for (const CaseRecord& record : run.cases) workers_[record.case_id] = record.worker_count.value_or(1);
    for (const Sample& sample : run.samples) {
      double& best = best_.try_emplace(workers_[sample.case_id], sample.clock_before_s).first->second;
      best = std::min({best, sample.clock_before_s, sample.clock_after_s});
    }
  }

  bool disturbed(const Sample& sample) const {
    const double best = best_.at(workers_.at(sample.case_id));
    return std::max(sample.clock_before_s, sample.clock_after_s) > kDisturbed * best;
  }

 private:
  std::map<std::string, std::uint64_t> workers_;
  std::map<std::uint64_t, double> best_;
};

Summary summarize(const Run& run) {
  Summary summary{run.run_id, run.options, run.machine, {}};
  std::map<std::pair<std::string, std::uint64_t>, std::size_t> groups;
  std::map<CaseKey, CasePlace> cases;
  for (const CaseRecord& record : run.cases) {
    const auto [place, is_new] = groups.try_emplace({record.workload, record.size}, summary.workloads.size());
    if (is_new) {
      summary.workloads.emplace_back();
      summary.workloads.back().workload = record.workload;
      summary.workloads.back().size = record.size;
    }
    std::vector<Result>& results = summary.workloads[place->second].results;
    cases[{record.workload, record.size, record.case_id}] = {place->second, results.size()};
    results.emplace_back().record = record;
  }
  std::vector<std::vector<double>> probes(summary.workloads.size());  // Of each group, before and after.
  const QuietProbes quiet(run);
  for (Sample sample : run.samples) {
    const auto place = cases.find({sample.workload, sample.size, sample.case_id});
    if (place == cases.end() || sample.repeated) continue;
    sample.disturbed = quiet.disturbed(sample);
    const auto [group, index] = place->second;
    Result& result = summary.workloads[group].results[index];
    probes[group].push_back(sample.clock_before_s);
    probes[group].push_back(sample.clock_after_s);
    if (result.ok() && (!sample.twin || is_baseline(result.record))) result.samples.push_back(sample);
  }
  for (std::size_t i = 0; i < probes.size(); ++i) {
    WorkloadSummary& group = summary.workloads[i];
    const double clock_s = probes[i].empty() ? 1 : median(std::move(probes[i]));
    for (Result& result : group.results) {
      if (!result.ok()) continue;
      std::ranges::stable_sort(result.samples, {}, &Sample::round);
      add_numbers(result, clock_s);
    }
    add_speedups(group);
  }
  std::map<std::string, std::uint64_t> largest;
  for (const WorkloadSummary& group : summary.workloads) {
    largest[group.workload] = std::max(largest[group.workload], group.size);
  }
  for (WorkloadSummary& group : summary.workloads) group.headline = group.size == largest[group.workload];
  for (WorkloadSummary& group : summary.workloads) {
    for (Result& result : group.results) add_roof(result, run.machine);
  }
  return summary;
}

}  // namespace lanebench
