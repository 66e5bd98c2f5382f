// Counts where each kind of parallelism pays.
#include "reports/analysis/groups.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "reports/text/numbers.h"

namespace lanebench {
namespace {

struct Kind {
  const char* name;
  Gain Contrast::*gain;
};

constexpr Kind kKinds[] = {
    {"autovec", &Contrast::autovec},
    {"SIMD", &Contrast::simd},
    {"threads", &Contrast::threads},
    {"processes", &Contrast::processes},
    {"SIMD + threads", &Contrast::simd_threads},
    {"SIMD + processes", &Contrast::simd_processes},
    {"GPU end to end", &Contrast::gpu_end_to_end},
};

std::string title_of(const std::string& limited_by) {
  if (limited_by == "cpu") return "CPU-bound";
  if (limited_by == "memory") return "Memory-bound";
  if (limited_by == "waiting") return "Waiting (I/O or latency)";
  return "Limited by " + (limited_by.empty() ? "something unnamed" : limited_by);
}

/// What one kind did for the jobs of a group.
struct Tally {
  std::string name;
  std::vector<double> gains;  ///< Of the jobs where it pays.
  std::size_t measured = 0;
  std::size_t losses = 0;

  /// For the order of the sentence: how much it gains over all jobs, counting 1 where it does not pay.
  double weight() const {
    double sum = 0;
    for (const double gain : gains) sum += std::log(gain);
    return sum / static_cast<double>(measured);
  }
};

Tally tally(const Group& group, const Kind& kind) {
  Tally result{kind.name, {}, 0, 0};
  for (const Contrast& row : group.rows) {
    const std::optional<Estimate>& speedup = (row.*kind.gain).speedup;
    if (!speedup) continue;
    ++result.measured;
    if (pays(speedup, row.aa_floor)) result.gains.push_back(speedup->value);
    if (costs(speedup, row.aa_floor)) ++result.losses;
  }
  return result;
}

std::string clause(const Tally& tally) {
  std::string text = fmt::format("{} in {} of {}", tally.name, tally.gains.size(), tally.measured);
  if (!tally.gains.empty()) {
    const auto [least, most] = std::ranges::minmax(tally.gains);
    text += tally.gains.size() == 1
                ? fmt::format(" (×{})", significant(least, 3))
                : fmt::format(" (×{} to ×{})", significant(least, 3), significant(most, 3));
  }
  if (tally.losses > 0) text += fmt::format(", and it costs in {}", tally.losses);
  return text;
}

}  // namespace

std::vector<Group> grouped(const std::vector<Contrast>& rows) {
  std::vector<std::string> limits = {"cpu", "memory", "waiting"};
  for (const Contrast& row : rows) {
    if (std::ranges::find(limits, row.limited_by) == limits.end()) limits.push_back(row.limited_by);
  }
  std::vector<Group> groups;
  for (const std::string& limit : limits) {
    Group group{title_of(limit), {}};
    std::ranges::copy_if(rows, std::back_inserter(group.rows),
                         [&](const Contrast& row) { return row.limited_by == limit; });
    if (!group.rows.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

std::string group_finding(const Group& group) {
  std::vector<Tally> tallies;
  for (const Kind& kind : kKinds) {
    Tally result = tally(group, kind);
    if (result.measured > 0) tallies.push_back(std::move(result));
  }
  if (tallies.empty()) return "No gain was measured here.";
  std::ranges::stable_sort(tallies, std::greater(), &Tally::weight);
  std::vector<std::string> clauses;
  for (const Tally& result : tallies) clauses.push_back(clause(result));
  return fmt::format("What pays, most first: {}.", fmt::join(clauses, "; "));
}

}  // namespace lanebench
