// Leaves out disturbed rounds where the others suffice, and compares what is left.
#include "reports/analysis/common_rounds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace lanebench {
namespace {

/// What a round has of one case: one sample, of the baseline two.
struct Timing {
  std::vector<double> quiet;
  std::vector<double> all;

  bool disturbed() const { return quiet.empty(); }
  /// The geometric mean, as speedups are compared by their logarithms.
  double seconds() const {
    const std::vector<double>& chosen = quiet.empty() ? all : quiet;
    if (chosen.size() == 1) return chosen.front();
    double sum = 0;
    for (const double seconds : chosen) sum += std::log(seconds);
    return std::exp(sum / static_cast<double>(chosen.size()));
  }
};

/// One round of several cases.
struct Round {
  std::uint64_t pass;
  std::vector<Timing> cases;

  bool complete() const {
    return std::ranges::none_of(cases, [](const Timing& timing) { return timing.all.empty(); });
  }
  bool disturbed() const { return std::ranges::any_of(cases, &Timing::disturbed); }
};

/// Whether the rounds without a disturbed sample are in as many passes as an interval needs, or in all of
/// them. One pass needs its rounds.
bool quiet_rounds_suffice(const std::map<std::uint64_t, Round>& rounds) {
  std::set<std::uint64_t> all;
  std::set<std::uint64_t> quiet;
  for (const auto& [number, round] : rounds) {
    all.insert(round.pass);
    if (!round.disturbed()) quiet.insert(round.pass);
  }
  return all.size() > 1 && quiet.size() >= std::min(all.size(), kFewestPasses);
}

CommonRounds quiet_of(const CommonRounds& rounds) {
  CommonRounds quiet{{}, std::vector<std::vector<double>>(rounds.seconds.size()), {}};
  for (std::size_t i = 0; i < rounds.passes.size(); ++i) {
    if (rounds.disturbed[i]) continue;
    quiet.passes.push_back(rounds.passes[i]);
    for (std::size_t k = 0; k < rounds.seconds.size(); ++k) quiet.seconds[k].push_back(rounds.seconds[k][i]);
  }
  return quiet;
}

}  // namespace

CommonRounds in_common_rounds(const std::vector<std::span<const Sample>>& cases) {
  std::map<std::uint64_t, Round> rounds;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    for (const Sample& sample : cases[i]) {
      Round& round = rounds.try_emplace(sample.round, Round{sample.pass, std::vector<Timing>(cases.size())})
                         .first->second;
      round.cases[i].all.push_back(sample.seconds);
      if (!sample.disturbed) round.cases[i].quiet.push_back(sample.seconds);
    }
  }
  std::erase_if(rounds, [](const auto& entry) { return !entry.second.complete(); });
  const bool only_quiet = quiet_rounds_suffice(rounds);
  CommonRounds common{{}, std::vector<std::vector<double>>(cases.size()), {}};
  for (const auto& [number, round] : rounds) {
    if (only_quiet && round.disturbed()) continue;
    common.passes.push_back(round.pass);
    common.disturbed.push_back(round.disturbed());
    for (std::size_t i = 0; i < cases.size(); ++i) common.seconds[i].push_back(round.cases[i].seconds());
  }
  return common;
}

std::optional<Estimate> speedup_over(std::span<const Sample> base, std::span<const Sample> other) {
  const CommonRounds rounds = in_common_rounds({base, other});
  if (rounds.passes.empty()) return {};
  Estimate speedup = paired_speedup(rounds.seconds[0], rounds.seconds[1], rounds.passes);
  const CommonRounds quiet = quiet_of(rounds);
  if (speedup.lower && !quiet.passes.empty()) {
    const double value = paired_speedup(quiet.seconds[0], quiet.seconds[1], quiet.passes).value;
    speedup.lower = std::min(*speedup.lower, value);
    speedup.upper = std::max(*speedup.upper, value);
  }
  return speedup;
}

}  // namespace lanebench
