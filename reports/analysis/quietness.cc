// Counts over all samples of a run.
#include "reports/analysis/quietness.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <vector>

#include "reports/results/case_id.h"

namespace lanebench {
namespace {

constexpr double kBusy = 0.5;
/// Cores of one kind differ by less when nobody else uses them.
constexpr double kUnequalCores = 1.05;

std::optional<double> core_ratio_of(const Result& baseline) {
  const std::map<std::uint64_t, double> seconds = seconds_by_cpu(baseline);
  if (seconds.size() < 2) return {};
  const auto [fastest, slowest] =
      std::minmax_element(seconds.begin(), seconds.end(),
                          [](const auto& one, const auto& other) { return one.second < other.second; });
  return slowest->second / fastest->second;
}

std::optional<double> median_of(std::vector<double> values) {
  return values.empty() ? std::nullopt : std::optional(median(std::move(values)));
}

std::string percent(double share) {
  return significant(100 * share, share < 0.1 ? 1 : 2) + " %";
}

std::vector<std::string> against_quiet(const Quietness& quietness) {
  std::vector<std::string> evidence;
  if (quietness.disturbed > kDisturbedShare) {
    evidence.push_back(fmt::format(
        "in {} of the samples a core was disturbed (a neighbour used half of it, or its clock fell)",
        percent(quietness.disturbed)));
  }
  if (quietness.stolen > kStolenShare) {
    evidence.push_back(fmt::format("{} of the time was given to others", percent(quietness.stolen)));
  }
  if (quietness.core_ratio && *quietness.core_ratio > kUnequalCores) {
    evidence.push_back(fmt::format("plain code took ×{} as long on one core as on another",
                                   significant(*quietness.core_ratio, 3)));
  }
  return evidence;
}

}  // namespace

Quietness quietness(const Summary& summary) {
  Quietness found;
  double measured_s = 0;
  double stolen_s = 0;
  std::vector<double> core_ratios;
  std::vector<double> half_widths;
  for (const WorkloadSummary& group : summary.workloads) {
    for (const Result& result : group.results) {
      for (const Sample& sample : result.samples) {
        ++found.samples;
        found.disturbed += sample.disturbed ? 1 : 0;
        measured_s += sample.seconds * static_cast<double>(sample.iterations);
        stolen_s += sample.steal_s;
      }
      if (!group.headline) continue;
      if (is_baseline(result.record)) {
        if (const auto ratio = core_ratio_of(result)) core_ratios.push_back(*ratio);
      } else if (result.speedup && result.speedup->lower) {
        half_widths.push_back(relative_half_width(*result.speedup));
      }
    }
  }
  if (found.samples == 0) return found;
  found.disturbed /= static_cast<double>(found.samples);
  found.stolen = stolen_s / measured_s;
  found.core_ratio = median_of(std::move(core_ratios));
  found.half_width = median_of(std::move(half_widths));
  return found;
}

std::string in_words(const Quietness& quietness) {
  if (quietness.samples == 0) return "";
  const std::vector<std::string> evidence = against_quiet(quietness);
  const bool busy = quietness.disturbed > kBusy;
  std::string text = evidence.empty() ? "The machine was quiet"
                                      : fmt::format("The machine was {}: {}", busy ? "busy" : "restless",
                                                    fmt::join(evidence, "; "));
  text += ".";
  if (quietness.half_width) {
    text += fmt::format(" A gain is known to ±{}, typically.", percent(*quietness.half_width));
  }
  return text;
}

bool was_quiet(const Quietness& quietness) {
  return against_quiet(quietness).empty();
}

}  // namespace lanebench
