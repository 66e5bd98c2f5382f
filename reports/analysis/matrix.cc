// Pairs the cases of each job, and judges every ratio by the same rule.
#include "reports/analysis/matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "reports/analysis/roofline.h"
#include "reports/text/size_words.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

/// The rows of one job: its cases, and those that stand for each kind.
class Job {
 public:
  explicit Job(const WorkloadSummary& group)
      : group_(group), contrast_(contrast_of(group)), floor_(group.aa_floor.value_or(0)) {}

  MatrixRow row(const Machine& machine) const {
    MatrixRow row;
    row.workload = group_.workload;
    row.size = group_.size;
    row.size_in_words = size_in_words(group_.size, group_.first().parameters);
    row.limited_by = group_.first().limited_by;
    row.noise = group_.aa_floor;
    row.autovec = gain(contrast_.autovec);
    row.simd = gain(contrast_.simd);
    row.gpu = gain(contrast_.gpu_end_to_end);
    row.gpu_kernel = gain(contrast_.gpu_kernel);
    row.simd_over_autovec = ratio({find(contrast_.autovec)}, {find(contrast_.simd)});
    add_workers(row);
    add_widths(row);
    add_others(row);
    add_fastest(row, machine);
    return row;
  }

 private:
  const Result* find(const Gain& gain) const { return find_case(group_, gain.case_id); }

  Judged ratio(const Cases& base, const Cases& cases) const { return judged(base, cases, floor_); }

  Judged over_plain(const Cases& cases) const {
    return ratio({find_case(group_, contrast_.baseline)}, cases);
  }

  Judged gain(const Gain& gain) const {
    Judged judged = over_plain({find(gain)});
    if (!judged.ratio) judged.reason = gain.reason;
    return judged;
  }

  TeamGain workers(const Gain& threads, const Gain& processes) const {
    const Cases teams = one_or_both(find(threads), find(processes), floor_);
    const Gain& named = threads.case_id.empty() ? processes : threads;
    if (teams.empty()) return {gain(named), named.workers, ""};
    return {over_plain(teams), *teams.front()->record.worker_count, team_in_words(teams)};
  }

  void add_workers(MatrixRow& row) const {
    const Result* threads = find(contrast_.threads);
    const Result* processes = find(contrast_.processes);
    const Result* simd_threads = find(contrast_.simd_threads);
    const Result* simd_processes = find(contrast_.simd_processes);
    row.workers = workers(contrast_.threads, contrast_.processes);
    row.simd_workers = workers(contrast_.simd_threads, contrast_.simd_processes);
    row.workers_on_simd =
        ratio({find(contrast_.simd_of_teams)}, one_or_both(simd_threads, simd_processes, floor_));
    row.threads_over_processes = ratio({simd_processes}, {simd_threads});
    if (!row.threads_over_processes.ratio) row.threads_over_processes = ratio({processes}, {threads});
    Judged& kinds = row.threads_over_processes;
    kinds.verdict = difference(kinds.ratio, floor_);
  }

  static bool is_serial_simd(const CaseRecord& record) {
    return record.lanes == "simd" && record.workers == "serial";
  }

  void add_widths(MatrixRow& row) const {
    std::set<unsigned, std::greater<>> widths;
    for (const Result& result : group_.results) {
      if (result.counts() && is_serial_simd(result.record)) {
        widths.insert(isa_register_bytes(result.record.isa));
      }
    }
    widths.erase(0);
    if (widths.size() < 2) return;
    const auto best_with = [&](unsigned bytes) {
      return fastest([&](const CaseRecord& record) {
        return is_serial_simd(record) && isa_register_bytes(record.isa) == bytes;
      });
    };
    const Result* wide = best_with(*widths.begin());
    const Result* next = best_with(*std::next(widths.begin()));
    row.wide_over_next = ratio({next}, {wide});
    row.wide_isa = wide->record.isa;
    row.next_isa = next->record.isa;
  }

  void add_others(MatrixRow& row) const {
    for (const Approach& way : ways_of(group_)) {
      const CaseRecord& record = way.cases.front()->record;
      const bool common = record.lanes == "scalar" || record.lanes == "autovec" || record.lanes == "simd";
      if (common || record.device != "cpu" || record.origin == Origin::kOtherProgram) continue;
      if (std::ranges::find(row.others, record.lanes, &OtherLane::lanes) != row.others.end()) continue;
      const auto [its, ours] = side_by_side(record.lanes, [&](const CaseRecord& other) {
        return other.origin == Origin::kOwn && other.lanes != record.lanes;
      });
      const auto [again, plain] =
          side_by_side(record.lanes, [](const CaseRecord& other) { return other.lanes == "scalar"; });
      row.others.push_back({record.lanes, lanes_in_words(record.lanes), record.origin == Origin::kLibrary,
                            over_plain(way.cases), ratio(plain, again), ratio(its, ours)});
    }
  }

  /// A lane's fastest case on one worker, on threads and on processes, and beside each the fastest of those
  /// that match, on as many workers.
  template <typename Match>
  std::pair<Cases, Cases> side_by_side(const std::string& lanes, Match match) const {
    Cases its;
    Cases others;
    for (const char* workers : {"serial", "threads", "processes"}) {
      const Result* one = fastest([&](const CaseRecord& record) {
        return record.lanes == lanes && record.workers == workers && record.device == "cpu";
      });
      if (one == nullptr) continue;
      const Result* other = fastest([&](const CaseRecord& record) {
        return match(record) && record.workers == workers &&
               record.worker_count == one->record.worker_count && record.device == "cpu";
      });
      if (other == nullptr) continue;
      its.push_back(one);
      others.push_back(other);
    }
    return {its, others};
  }

  template <typename Match>
  const Result* fastest(Match match) const {
    const Result* chosen = nullptr;
    for (const Result& result : group_.results) {
      if (!result.counts() || !match(result.record)) continue;
      if (chosen == nullptr || result.speedup->value > chosen->speedup->value) chosen = &result;
    }
    return chosen;
  }

  void add_fastest(MatrixRow& row, const Machine& machine) const {
    const std::vector<Approach> ways = ways_of(group_);
    if (ways.empty()) return;
    const Approach& first = ways.front();
    const bool on_gpu = first.cases.front()->record.device == "cuda";
    Fastest fastest{first.in_words, on_gpu, over_plain(first.cases), {}, {}, ""};
    for (const Approach& other : std::span(ways).subspan(1)) {
      if (!pays(ratio(other.cases, first.cases).ratio, floor_)) fastest.tied_with.push_back(other.in_words);
    }
    const Result& result = *first.cases.front();
    const Roof limit = machine_limit(result.record, machine);
    fastest.limit = limit.seconds > 0 ? limit.binding : limit.reason;
    if (limit.seconds > 0) fastest.percent_of_limit = 100 * limit.seconds / seconds_of(first.cases);
    row.fastest = std::move(fastest);
  }

  const WorkloadSummary& group_;
  Contrast contrast_;
  double floor_;
};

}  // namespace

std::vector<MatrixRow> matrix(const Summary& summary, const std::vector<SizeSweep>& sweeps) {
  std::vector<MatrixRow> rows;
  for (const WorkloadSummary& group : summary.workloads) {
    if (!group.headline) continue;
    rows.push_back(Job(group).row(summary.machine));
    const auto sweep = std::ranges::find(sweeps, group.workload, &SizeSweep::workload);
    if (sweep == sweeps.end()) continue;
    for (const Crossover& crossover : sweep->crossovers) {
      if (crossover.winner == "threads" && crossover.loser == "one scalar worker") {
        rows.back().threads_pay = crossover;
      }
    }
  }
  return rows;
}

}  // namespace lanebench
