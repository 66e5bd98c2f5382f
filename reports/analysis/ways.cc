// Gathers the cases of a job by lane and place, and merges threads and processes that tie.
#include "reports/analysis/ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/analysis/common_rounds.h"
#include "reports/results/case_id.h"
#include "reports/text/words.h"

namespace lanebench {
namespace {

std::vector<Sample> samples_of(const Cases& cases) {
  std::vector<Sample> samples;
  for (const Result* result : cases) {
    samples.insert(samples.end(), result->samples.begin(), result->samples.end());
  }
  return samples;
}

std::string in_words(const Cases& cases) {
  const CaseRecord& record = cases.front()->record;
  if (record.device == "cuda") {
    return record.lanes.empty() ? "GPU" : lanes_in_words(record.lanes) + " on the GPU";
  }
  std::string lanes = lanes_in_words(record.lanes);
  if (record.workers == "serial") return lanes;
  return record.lanes == "scalar" ? team_in_words(cases) : lanes + " + " + team_in_words(cases);
}

/// The fastest case of a lane in one kind of place.
struct Best {
  std::string lanes;
  std::string device;
  std::string workers;
  const Result* result;
};

std::vector<Best> best_cases(const WorkloadSummary& group) {
  std::vector<Best> all;
  for (const Result& result : group.results) {
    const CaseRecord& record = result.record;
    if (!result.counts() || record.mode == "kernel") continue;
    const auto same = std::ranges::find_if(all, [&](const Best& best) {
      return best.lanes == record.lanes && best.device == record.device && best.workers == record.workers;
    });
    if (same == all.end()) {
      all.push_back({record.lanes, record.device, record.workers, &result});
    } else if (result.speedup->value > same->result->speedup->value) {
      same->result = &result;
    }
  }
  return all;
}

}  // namespace

Judged judged(const Cases& base, const Cases& cases, double aa_floor) {
  Judged judged;
  for (const Result* result : base) {
    if (result != nullptr) judged.base.push_back(result->record.case_id);
  }
  for (const Result* result : cases) {
    if (result != nullptr) judged.cases.push_back(result->record.case_id);
  }
  const auto usable = [](const Cases& side) {
    return !side.empty() && std::ranges::all_of(side, [](const Result* r) { return r && r->counts(); });
  };
  if (usable(base) && usable(cases)) judged.ratio = speedup_over(samples_of(base), samples_of(cases));
  judged.verdict = verdict(judged.ratio, aa_floor);
  return judged;
}

Cases one_or_both(const Result* threads, const Result* processes, double aa_floor) {
  const auto usable = [](const Result* result) { return result != nullptr && result->counts(); };
  if (!usable(threads)) return usable(processes) ? Cases{processes} : Cases{};
  if (!usable(processes)) return {threads};
  if (threads->record.worker_count != processes->record.worker_count) {
    return {threads->speedup->value >= processes->speedup->value ? threads : processes};
  }
  const GainVerdict threads_win = judged({processes}, {threads}, aa_floor).verdict;
  if (threads_win == GainVerdict::kPays) return {threads};
  if (threads_win == GainVerdict::kCosts) return {processes};
  return {threads, processes};
}

std::string team_in_words(const Cases& team) {
  const CaseRecord& first = team.front()->record;
  return fmt::format("{} {}", first.worker_count.value_or(1), team.size() > 1 ? "workers" : first.workers);
}

double seconds_of(const Cases& cases) {
  double sum = 0;
  for (const Result* result : cases) sum += std::log(result->median_s->value);
  return std::exp(sum / static_cast<double>(cases.size()));
}

std::vector<Approach> ways_of(const WorkloadSummary& group) {
  const std::vector<Best> all = best_cases(group);
  const auto baseline = std::ranges::find_if(
      group.results, [](const Result& result) { return is_baseline(result.record) && result.counts(); });
  if (baseline == group.results.end()) return {};
  std::vector<Approach> ways;
  for (const Best& best : all) {
    const auto other_kind = [&](const char* workers) -> const Result* {
      const auto found = std::ranges::find_if(all, [&](const Best& other) {
        return other.lanes == best.lanes && other.device == best.device && other.workers == workers;
      });
      return found == all.end() ? nullptr : found->result;
    };
    Cases cases{best.result};
    if (best.workers == "threads") {
      cases = one_or_both(best.result, other_kind("processes"), group.aa_floor.value_or(0));
    }
    if (best.workers == "processes" && other_kind("threads") != nullptr) continue;
    const auto speedup = judged({&*baseline}, cases, 0).ratio;
    if (speedup) ways.push_back({cases, in_words(cases), *speedup});
  }
  std::ranges::stable_sort(ways, std::greater(), [](const Approach& way) { return way.speedup.value; });
  return ways;
}

}  // namespace lanebench
