// Chooses the case that stands for each kind, and compares.
#include "reports/analysis/contrast.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "reports/analysis/common_rounds.h"
#include "reports/results/case_id.h"
#include "reports/text/numbers.h"

namespace lanebench {
namespace {

// With a gain before without; then more workers before fewer; then the faster.
auto rank(const Result& result) {
  return std::tuple(result.counts(), result.record.worker_count.value_or(0),
                    result.speedup ? result.speedup->value : 0.0);
}

template <typename Match>
const Result* best(const WorkloadSummary& group, Match match) {
  const Result* chosen = nullptr;
  for (const Result& result : group.results) {
    if (match(result.record) && (chosen == nullptr || rank(result) > rank(*chosen))) chosen = &result;
  }
  return chosen;
}

const Result* best_on_cpu(const WorkloadSummary& group, const std::string& lanes, const std::string& workers,
                          const std::string& isa = "") {
  return best(group, [&](const CaseRecord& record) {
    return record.device == "cpu" && record.lanes == lanes && record.workers == workers &&
           (isa.empty() || record.isa == isa);
  });
}

/// The instruction set of the teams where they have but one, as in a quick run; else empty.
std::string isa_of_teams(const WorkloadSummary& group) {
  std::string isa;
  for (const Result& result : group.results) {
    const CaseRecord& record = result.record;
    if (record.lanes != "simd" || record.workers == "serial") continue;
    if (!isa.empty() && isa != record.isa) return "";
    isa = record.isa;
  }
  return isa;
}

const Result* best_on_gpu(const WorkloadSummary& group, const std::string& mode) {
  return best(group, [&](const CaseRecord& record) {
    return record.device == "cuda" && record.lanes.empty() && record.mode == mode;
  });
}

std::string why_no_times(const Result* result) {
  if (result == nullptr) return "not part of this run";
  if (result->above_roof()) {
    return fmt::format(
        "left out: {} % of its roof, which only an error of the kernel or of the clock explains",
        significant(*result->pct_roof, 3));
  }
  const CaseRecord& record = result->record;
  if (result->ok() && result->samples.empty()) return "not timed";
  if (result->ok()) return fmt::format("no times of {} to compare with", kBaseline);
  if (record.reason.empty()) return name_of(record.status);
  const bool absent = record.status == Status::kUnavailable || record.status == Status::kNotApplicable;
  return absent ? record.reason : fmt::format("{}: {}", name_of(record.status), record.reason);
}

// Paired over rounds like a speedup, so that drift cancels: t_simd · t_workers / (t_both · t_base) per round.
std::optional<Estimate> composition(const Result* base, const Result* simd, const Result* workers,
                                    const Result* both) {
  if (base == nullptr || simd == nullptr || workers == nullptr || both == nullptr) return {};
  if (workers->record.worker_count != both->record.worker_count) return {};
  const auto [passes, seconds, disturbed] =
      in_common_rounds({base->samples, simd->samples, workers->samples, both->samples});
  std::vector<double> apart;
  std::vector<double> together;
  for (std::size_t i = 0; i < passes.size(); ++i) {
    apart.push_back(seconds[1][i] * seconds[2][i]);
    together.push_back(seconds[3][i] * seconds[0][i]);
  }
  if (apart.empty()) return {};
  return paired_speedup(apart, together, passes);
}

/// Empty where a team's time is that of its work. Else its composition with SIMD is none of the job: many
/// cores leave so little of a short one that handing it out says more.
std::string too_short(const Result* team, const Machine& machine, const char* dispatch) {
  constexpr double kMostOfTheTime = 0.1;
  const auto cost = std::ranges::find(machine.overheads, dispatch, &Overhead::name);
  if (team == nullptr || !team->median_s || cost == machine.overheads.end() || !cost->value) return "";
  const double all = team->median_s->value;
  if (*cost->value <= kMostOfTheTime * all) return "";
  // Handing out was timed with nothing to do and apart from the job, so it can exceed the job's whole time.
  const std::string share =
      *cost->value < all
          ? fmt::format("takes some {} of the {}", human_time(*cost->value), human_time(all))
          : fmt::format("takes longer ({}, timed by itself) than the work", human_time(*cost->value));
  return fmt::format("too short to tell: handing out the work {}; a larger --size tells", share);
}

void withhold_compositions(Contrast& row, const WorkloadSummary& group, const Machine& machine) {
  row.threads_too_short = too_short(find_case(group, row.simd_threads.case_id), machine, "threads_dispatch");
  row.processes_too_short =
      too_short(find_case(group, row.simd_processes.case_id), machine, "processes_dispatch");
  if (!row.threads_too_short.empty()) row.threads_composition.reset();
  if (!row.processes_too_short.empty()) row.processes_composition.reset();
}

std::optional<Estimate> gain_over(const Result* base, const Result* other) {
  if (base == nullptr || other == nullptr) return {};
  return speedup_over(base->samples, other->samples);
}

/// The fastest case of each kind that does the whole job, the fastest kind first.
std::vector<const Result*> by_kind(const WorkloadSummary& group) {
  std::vector<const Result*> fastest;
  for (const Result& result : group.results) {
    if (!result.counts() || result.record.mode == "kernel") continue;
    const auto same = std::ranges::find_if(
        fastest, [&](const Result* other) { return kind_of(other->record) == kind_of(result.record); });
    if (same == fastest.end()) {
      fastest.push_back(&result);
    } else if (result.speedup->value > (*same)->speedup->value) {
      *same = &result;
    }
  }
  std::ranges::stable_sort(fastest, std::greater(), [](const Result* one) { return one->speedup->value; });
  return fastest;
}

std::optional<Winner> winner(const WorkloadSummary& group) {
  const std::vector<const Result*> kinds = by_kind(group);
  if (kinds.empty()) return {};
  const Result& first = *kinds.front();
  Winner winner{first.record.case_id, kind_of(first.record), *first.speedup, {}};
  for (const Result* other : kinds) {
    if (other == &first || pays(speedup_over(other->samples, first.samples), 0)) continue;
    winner.tied_with.push_back(kind_of(other->record));
  }
  return winner;
}

}  // namespace

Gain gain_of(const Result* result) {
  Gain gain;
  if (result != nullptr) gain.case_id = result->record.case_id;
  if (result != nullptr && result->counts()) gain.speedup = result->speedup;
  if (result != nullptr) gain.workers = result->record.worker_count.value_or(1);
  if (!gain.speedup) gain.reason = why_no_times(result);
  return gain;
}

const Result* find_case(const WorkloadSummary& group, const std::string& case_id) {
  const auto found = std::ranges::find_if(
      group.results, [&](const Result& result) { return result.record.case_id == case_id; });
  return found == group.results.end() ? nullptr : &*found;
}

Contrast contrast_of(const WorkloadSummary& group) {
  const Result* scalar = best_on_cpu(group, "scalar", "serial");
  const Result* simd = best_on_cpu(group, "simd", "serial");
  const std::string only = isa_of_teams(group);
  const std::string isa = !only.empty() ? only : simd != nullptr && simd->speedup ? simd->record.isa : "";
  const Result* simd_of_teams = best_on_cpu(group, "simd", "serial", isa);
  const Result* threads = best_on_cpu(group, "scalar", "threads");
  const Result* processes = best_on_cpu(group, "scalar", "processes");
  const Result* simd_threads = best_on_cpu(group, "simd", "threads", isa);
  const Result* simd_processes = best_on_cpu(group, "simd", "processes", isa);
  Contrast row;
  row.workload = group.workload;
  row.size = group.size;
  row.limited_by = group.first().limited_by;
  row.aa_floor = group.aa_floor.value_or(0);
  if (scalar != nullptr) row.baseline = scalar->record.case_id;
  if (scalar != nullptr) row.scalar_s = scalar->median_s;
  if (!row.scalar_s) row.scalar_reason = why_no_times(scalar);
  row.autovec = gain_of(best_on_cpu(group, "autovec", "serial"));
  row.simd = gain_of(simd);
  row.simd_of_teams = gain_of(simd_of_teams);
  row.threads = gain_of(threads);
  row.processes = gain_of(processes);
  row.simd_threads = gain_of(simd_threads);
  row.simd_processes = gain_of(simd_processes);
  row.gpu_kernel = gain_of(best_on_gpu(group, "kernel"));
  row.gpu_end_to_end = gain_of(best_on_gpu(group, "end_to_end"));
  row.threads_composition = composition(scalar, simd_of_teams, threads, simd_threads);
  row.processes_composition = composition(scalar, simd_of_teams, processes, simd_processes);
  row.threads_on_simd = gain_over(simd_of_teams, simd_threads);
  row.processes_on_simd = gain_over(simd_of_teams, simd_processes);
  row.winner = winner(group);
  return row;
}

std::vector<Contrast> contrast(const Summary& summary) {
  std::vector<Contrast> rows;
  for (const WorkloadSummary& group : summary.workloads) {
    if (!group.headline) continue;
    rows.push_back(contrast_of(group));
    withhold_compositions(rows.back(), group, summary.machine);
  }
  return rows;
}

std::string kind_of(const CaseRecord& record) {
  if (record.device == "cuda") {
    const std::string who = record.lanes.empty() ? "GPU" : record.lanes;
    return who + (record.mode == "kernel" ? " kernel" : " end to end");
  }
  const std::string lanes = record.lanes == "simd" ? "SIMD" : record.lanes;
  if (record.workers == "serial") return record.lanes == "scalar" ? "one scalar worker" : lanes;
  return record.lanes == "scalar" ? record.workers : lanes + " + " + record.workers;
}

}  // namespace lanebench
