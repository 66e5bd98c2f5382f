// Lines the sizes of a workload up, and looks for the sizes at which the order of two kinds changes for good.
#include "reports/analysis/size_sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "reports/analysis/common_rounds.h"
#include "reports/text/size_words.h"

namespace lanebench {
namespace {

constexpr const char* kBestOnCpu = "the best on the CPU";

/// The groups of one workload, from small to large, each with its contrast.
struct Step {
  const WorkloadSummary* group;
  Contrast contrast;
};

const Result* best_on_cpu(const WorkloadSummary& group) {
  const Result* best = nullptr;
  for (const Result& result : group.results) {
    if (result.record.device != "cpu" || !result.median_s) continue;
    if (best == nullptr || result.median_s->value < best->median_s->value) best = &result;
  }
  return best;
}

/// The case that stands for a kind at one size; null where the kind was not timed.
const Result* representative(const Step& step, const std::string& kind) {
  if (kind == kBestOnCpu) return best_on_cpu(*step.group);
  const Contrast& row = step.contrast;
  for (const std::string& id : {row.baseline, row.autovec.case_id, row.simd.case_id, row.threads.case_id,
                                row.processes.case_id, row.simd_threads.case_id, row.simd_processes.case_id,
                                row.gpu_kernel.case_id, row.gpu_end_to_end.case_id}) {
    const Result* result = find_case(*step.group, id);
    if (result != nullptr && result->median_s && kind_of(result->record) == kind) return result;
  }
  return nullptr;
}

std::optional<SizePoint> point(const Step& step, const std::string& kind) {
  const Result* result = representative(step, kind);
  if (result == nullptr) return {};
  const double items = result->record.items.value_or(static_cast<double>(step.group->size));
  if (!(items > 0)) return {};
  Estimate time = *result->median_s;
  time.value /= items;
  if (time.lower) time.lower = *time.lower / items;
  if (time.upper) time.upper = *time.upper / items;
  return SizePoint{step.group->size, result->record.case_id, time, result->speedup};
}

/// Sizes at which there is no interval decide nothing and are left out.
std::optional<Crossover> crossover(const std::vector<Step>& steps, const std::string& winner,
                                   const std::string& loser) {
  Crossover found{.winner = winner, .loser = loser};
  bool any = false;
  for (const Step& step : steps) {
    const Result* faster = representative(step, winner);
    const Result* slower = representative(step, loser);
    if (faster == nullptr || slower == nullptr) continue;
    const auto gain = speedup_over(slower->samples, faster->samples);
    if (!gain || !gain->lower) continue;
    if (!any) found.smallest = step.group->size;
    any = true;
    found.largest = step.group->size;
    found.open = verdict(gain, step.contrast.aa_floor) == GainVerdict::kCannotTell;
    if (!pays(gain, step.contrast.aa_floor)) {
      found.from.reset();
      found.not_at = step.group->size;
    } else if (!found.from) {
      found.from = step.group->size;
    }
  }
  if (!any || found.smallest == found.largest) return {};
  return found;
}

SizeSweep sweep_of(const std::vector<Step>& steps) {
  SizeSweep sweep{steps.front().group->workload, {}, {}};
  for (const char* kind : {"one scalar worker", "autovec", "SIMD", "threads", "processes", "SIMD + threads",
                           "SIMD + processes", "GPU kernel", "GPU end to end"}) {
    SizeSeries series{kind, {}};
    for (const Step& step : steps) {
      if (auto found = point(step, kind)) series.points.push_back(std::move(*found));
    }
    if (!series.points.empty()) sweep.series.push_back(std::move(series));
  }
  for (const auto& [winner, loser] :
       {std::pair("threads", "one scalar worker"), std::pair("threads", "SIMD"),
        std::pair("SIMD + threads", "SIMD"), std::pair("GPU end to end", kBestOnCpu)}) {
    if (auto found = crossover(steps, winner, loser)) sweep.crossovers.push_back(std::move(*found));
  }
  return sweep;
}

}  // namespace

std::vector<SizeSweep> size_sweeps(const Summary& summary) {
  std::vector<std::vector<const WorkloadSummary*>> workloads;
  std::map<std::string, std::size_t> index;
  for (const WorkloadSummary& group : summary.workloads) {
    const auto [place, is_new] = index.try_emplace(group.workload, workloads.size());
    if (is_new) workloads.emplace_back();
    workloads[place->second].push_back(&group);
  }
  std::vector<SizeSweep> sweeps;
  for (std::vector<const WorkloadSummary*>& sizes : workloads) {
    if (sizes.size() < 2) continue;
    std::ranges::sort(sizes, {}, &WorkloadSummary::size);
    std::vector<Step> steps;
    for (const WorkloadSummary* group : sizes) steps.push_back({group, contrast_of(*group)});
    sweeps.push_back(sweep_of(steps));
  }
  return sweeps;
}

std::string in_words(const Crossover& crossover) {
  const std::string largest = size_in_words(crossover.largest);
  if (!crossover.from) {
    return crossover.open ? fmt::format("cannot tell at {}", largest) : fmt::format("not up to {}", largest);
  }
  if (!crossover.not_at) {
    return fmt::format("at every size from {} to {}", size_in_words(crossover.smallest), largest);
  }
  const std::string below = size_in_words(*crossover.not_at);
  if (*crossover.from == crossover.largest) {
    return fmt::format("at {}, the largest; not at {}", largest, below);
  }
  return fmt::format("from somewhere between {} and {} on", below, size_in_words(*crossover.from));
}

}  // namespace lanebench
