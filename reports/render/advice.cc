// Puts a contrast into words: the largest gain of one kind, then what others add to it.
#include "reports/render/advice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "reports/results/case_id.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

/// One kind of parallelism by itself, as a sentence names it.
struct Step {
  std::string name;         ///< "SIMD", "2 threads".
  std::string instruction;  ///< "Vectorize", "Use 2 threads".
  Estimate gain;
};

std::string times(const Estimate& gain) {
  return "×" + significant(gain.value, 3);
}

std::string team(const Gain& gain, const char* kind) {
  return fmt::format("{} {}", gain.workers, kind);
}

/// Whether what is known of the two leaves no doubt about their order.
bool clearly_above(const Estimate& high, const Estimate& low) {
  return high.lower && low.upper && *high.lower > *low.upper;
}

std::optional<Step> best_of(std::vector<Step> steps) {
  const auto best = std::ranges::max_element(steps, {}, [](const Step& step) { return step.gain.value; });
  return best == steps.end() ? std::nullopt : std::optional(*best);
}

/// SIMD, unless the compiler's own code pays as much.
std::optional<Step> lanes(const Contrast& row) {
  const bool compiler_pays = pays(row.autovec.speedup, row.aa_floor);
  if (pays(row.simd.speedup, row.aa_floor) &&
      (!compiler_pays || clearly_above(*row.simd.speedup, *row.autovec.speedup))) {
    return Step{"SIMD", "Vectorize", *row.simd.speedup};
  }
  if (compiler_pays) return Step{"autovec", "Let the compiler vectorize", *row.autovec.speedup};
  return {};
}

std::optional<Step> workers(const Contrast& row) {
  std::vector<Step> steps;
  for (const auto& [gain, kind] :
       {std::pair(&row.threads, "threads"), std::pair(&row.processes, "processes")}) {
    if (!pays(gain->speedup, row.aa_floor)) continue;
    steps.push_back({team(*gain, kind), "Use " + team(*gain, kind), *gain->speedup});
  }
  return best_of(std::move(steps));
}

/// What workers add to one SIMD worker, where that is certain.
std::optional<Step> workers_on_simd(const Contrast& row) {
  std::vector<Step> steps;
  for (const auto& [added, gain, kind] :
       {std::tuple(&row.threads_on_simd, &row.simd_threads, "threads"),
        std::tuple(&row.processes_on_simd, &row.simd_processes, "processes")}) {
    if (pays(*added, row.aa_floor)) steps.push_back({team(*gain, kind), "", **added});
  }
  return best_of(std::move(steps));
}

void say_first_steps(const Contrast& row, std::vector<std::string>& clauses) {
  const auto by_lanes = lanes(row);
  const auto by_workers = workers(row);
  const auto on_simd = workers_on_simd(row);
  if (by_lanes && by_workers && clearly_above(by_workers->gain, by_lanes->gain)) {
    clauses.push_back(fmt::format("{} first: {}", by_workers->instruction, times(by_workers->gain)));
    clauses.push_back(fmt::format("{} alone gives {}", by_lanes->name, times(by_lanes->gain)));
  } else if (by_lanes && by_workers && !clearly_above(by_lanes->gain, by_workers->gain)) {
    clauses.push_back(fmt::format("{} ({}) and {} ({}) pay, in no certain order", by_lanes->name,
                                  times(by_lanes->gain), by_workers->name, times(by_workers->gain)));
    if (on_simd)
      clauses.push_back(fmt::format("on top of SIMD, {} add {}", on_simd->name, times(on_simd->gain)));
  } else if (by_lanes) {
    clauses.push_back(fmt::format("{}{}: {}", by_lanes->instruction, by_workers || on_simd ? " first" : "",
                                  times(by_lanes->gain)));
    if (on_simd && by_lanes->name == "SIMD") {
      clauses.push_back(fmt::format("{} add {}", on_simd->name, times(on_simd->gain)));
    } else if (by_workers) {
      clauses.push_back(fmt::format("{} alone give {}", by_workers->name, times(by_workers->gain)));
    }
  } else if (by_workers) {
    clauses.push_back(fmt::format("{}: {}", by_workers->instruction, times(by_workers->gain)));
  }
  if (costs(row.simd.speedup, row.aa_floor)) {
    clauses.push_back(fmt::format("SIMD costs, {}", times(*row.simd.speedup)));
  }
  for (const auto& [gain, kind] :
       {std::pair(&row.threads, "threads"), std::pair(&row.processes, "processes")}) {
    if (costs(gain->speedup, row.aa_floor)) {
      clauses.push_back(fmt::format("{} cost, {}", team(*gain, kind), times(*gain->speedup)));
    }
  }
}

void say_fastest(const Winner& winner, std::vector<std::string>& clauses) {
  const std::string others =
      winner.not_separable_from.empty() ? "" : ", not to be told from " + winner.not_separable_from;
  clauses.push_back(fmt::format("fastest: {} ×{}{}", winner.kind, human_ratio(winner.speedup), others));
}

void say_composition(const Contrast& row, std::vector<std::string>& clauses) {
  const auto& ratio = row.threads_composition;
  if (!row.threads_too_short.empty()) {
    clauses.push_back("whether SIMD and threads add up: " + row.threads_too_short);
  }
  if (!pays(ratio, row.aa_floor) && !costs(ratio, row.aa_floor)) return;
  clauses.push_back(fmt::format("SIMD and threads together reach {} times the product of their gains",
                                human_ratio(*ratio)));
}

void say_gpu(const Contrast& row, std::vector<std::string>& clauses) {
  const bool kernel_pays = pays(row.gpu_kernel.speedup, row.aa_floor);
  if (kernel_pays && row.gpu_end_to_end.speedup && row.winner->kind != "GPU end to end" &&
      clearly_above(*row.gpu_kernel.speedup, row.winner->speedup)) {
    clauses.push_back(
        fmt::format("the GPU wins only for data that is already there, {}", times(*row.gpu_kernel.speedup)));
  }
}

/// Only changes: what holds at every size that was measured needs no size.
void say_sizes(const std::vector<Crossover>& crossovers, std::vector<std::string>& clauses) {
  for (const Crossover& crossover : crossovers) {
    if (!crossover.from || !crossover.not_at) continue;
    if (crossover.winner == "GPU end to end") {
      clauses.push_back(fmt::format("the GPU wins from size {} on, even with the copies", *crossover.from));
    } else if (crossover.loser == "one scalar worker") {
      clauses.push_back(fmt::format("threads pay from size {} on", *crossover.from));
    } else if (crossover.winner == "SIMD + threads") {
      clauses.push_back(fmt::format("threads on top of SIMD pay from size {} on", *crossover.from));
    }
  }
}

}  // namespace

std::string advice(const Contrast& row, const std::vector<Crossover>& crossovers) {
  if (!row.winner) {
    return fmt::format("no speedups, because {} has no times: {}.", kBaseline, row.scalar_reason);
  }
  if (!row.winner->speedup.lower) return "too few rounds to tell.";
  if (!pays(row.winner->speedup, row.aa_floor)) {
    return "nothing that ran here beats one scalar worker by more than the noise.";
  }
  std::vector<std::string> clauses;
  say_first_steps(row, clauses);
  say_fastest(*row.winner, clauses);
  say_composition(row, clauses);
  say_gpu(row, clauses);
  say_sizes(crossovers, clauses);
  return fmt::format("{}.", fmt::join(clauses, "; "));
}

std::vector<Crossover> crossovers_of(const std::vector<SizeSweep>& sweeps, const std::string& workload) {
  const auto found = std::ranges::find(sweeps, workload, &SizeSweep::workload);
  return found == sweeps.end() ? std::vector<Crossover>{} : found->crossovers;
}

}  // namespace lanebench
